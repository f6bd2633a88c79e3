import { factsOf, requestsOf } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { LOOKS_BEFORE_STORING, ONLY_REFUSALS, WAITERS_LOOK } from '../mutants.ts';
import { requestIn } from '../observe/requests.ts';
import { specOf } from '../observe/specOf.ts';
import { REFUSED, LEAVES } from './runs.ts';

/** What the prose says about runs. */
export const CLAIMS: Lesson['claims'] = {
  'three-logouts': {
    says: 'No mutex, refresh refused: 3 forced logouts',
    run: specOf('no-mutex', 'refresh-refused'),
    holds: (trace) => factsOf(trace).forcedLogouts === 3,
  },
  'one-logout': {
    says: 'Mutex, refresh refused: 1 forced logout, both tokens are cleared',
    run: REFUSED,
    holds: (trace) =>
      factsOf(trace).forcedLogouts === 1 &&
      ['access', 'refresh'].every((kind) =>
        trace.events.some((event) => event.type === 'token-cleared' && event.kind === kind),
      ),
  },
  'waiters-repeat-bare': {
    says: 'Mutex, refresh refused: both waiters repeat without any token, and are refused again',
    run: REFUSED,
    holds: (trace) =>
      ['users.2', 'comments.2'].every((id) => {
        const repeat = requestIn(trace, id);
        return repeat?.access === null && repeat.decided?.status === 401;
      }),
  },
  'look-first': {
    says: 'Mutex whose waiters look first, refresh refused: 1 logout, no repeats',
    run: specOf(WAITERS_LOOK, 'refresh-refused'),
    holds: (trace) => factsOf(trace).forcedLogouts === 1 && factsOf(trace).repeats === 0,
  },
  'look-first-harmless': {
    says: 'Mutex whose waiters look first, three at once: all are filled as before',
    run: specOf(WAITERS_LOOK, 'three-at-once'),
    holds: (trace) => factsOf(trace).outcome === 'all-succeeded' && factsOf(trace).refreshRequests === 1,
  },
  'weather-logs-out': {
    says: 'Mutex, refresh offline: the user is logged out, although the refresh token was never refused',
    run: specOf('mutex', 'refresh-offline'),
    holds: (trace) =>
      factsOf(trace).forcedLogouts === 1 &&
      requestsOf(trace).every(({ role, decided }) => role !== 'refresh' || decided?.status !== 401),
  },
  'only-refusals': {
    says: 'Mutex that logs out on refusals only: offline and 500 keep the session, 401 ends it',
    run: [
      specOf(ONLY_REFUSALS, 'refresh-offline'),
      specOf(ONLY_REFUSALS, 'refresh-500'),
      specOf(ONLY_REFUSALS, 'refresh-refused'),
    ],
    holds: (offline, crash, refused) =>
      factsOf(offline).signedInAtEnd && factsOf(crash).signedInAtEnd && factsOf(refused).forcedLogouts === 1,
  },
  'hang-holds-all': {
    says: 'Mutex, refresh hangs: all three wait for ever',
    run: specOf('mutex', 'refresh-hangs'),
    holds: (trace) => trace.end === 'stuck' && factsOf(trace).unsettled === 3,
  },
  'back-from-the-dead': {
    says: 'Mutex, logout during the refresh: both tokens are written after the logout, and the user is signed in again',
    run: LEAVES,
    holds: (trace) => factsOf(trace).tokensWrittenAfterLogout === 2 && factsOf(trace).signedInAtEnd,
  },
  'stays-out': {
    says: 'Mutex that looks before it stores, logout during the refresh: nothing is written, the user stays out',
    run: specOf(LOOKS_BEFORE_STORING, 'logout-during-refresh'),
    holds: (trace) => factsOf(trace).tokensWrittenAfterLogout === 0 && !factsOf(trace).signedInAtEnd,
  },
};
