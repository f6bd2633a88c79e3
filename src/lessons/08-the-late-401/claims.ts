import { factsOf } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { READINGS } from '../observe/readings.ts';
import { lastAccess, placeOfRequest, requestIn } from '../observe/requests.ts';
import { specOf } from '../observe/specOf.ts';
import { LATE, CHECKED, spread } from './runs.ts';

/** What the prose says about runs. */
export const CLAIMS: Lesson['claims'] = {
  'two-refreshes': {
    says: 'Mutex, late 401: 2 refresh requests, the second of them needless',
    run: LATE,
    holds: (trace) => factsOf(trace).refreshRequests === 2 && READINGS['needlessRefreshes']?.(trace) === 1,
  },
  'decided-early': {
    says: 'Mutex, late 401: FastAPI refused Comments before the first refresh was even sent',
    run: LATE,
    holds: (trace) =>
      placeOfRequest(trace, 'comments.1', 'request-decided') < placeOfRequest(trace, 'posts.r1', 'request-sent'),
  },
  'carries-good-token': {
    says: 'Mutex, late 401: the second refresh carries access token 2, which is good',
    run: LATE,
    holds: (trace) => requestIn(trace, 'comments.r1')?.access === 2,
  },
  'exactly-one': {
    says: 'Token check, late 401: 1 refresh request; Comments only repeats, with access token 2',
    run: CHECKED,
    holds: (trace) => factsOf(trace).refreshRequests === 1 && lastAccess(trace, 'comments') === 2,
  },
  'filled-earlier': {
    says: 'Late 401: with the token check Comments is filled earlier than without',
    run: [LATE, CHECKED],
    holds: (without, checked) => factsOf(checked).durationMs < factsOf(without).durationMs,
  },
  'always-one': {
    says: 'Token check, the same three calls with other latencies: always 1 refresh request',
    run: spread('mutex-token-check'),
    holds: (...traces) => traces.every((trace) => factsOf(trace).refreshRequests === 1),
  },
  'flag-too': {
    says: 'Promise flag, late 401: 2 refresh requests as well',
    run: specOf('promise-flag', 'late-401'),
    holds: (trace) => factsOf(trace).refreshRequests === 2,
  },
  'no-mutex-late': {
    says: 'No mutex, late 401: the late one finds no refresh token, and everybody is logged out',
    run: specOf('no-mutex', 'late-401'),
    holds: (trace) => factsOf(trace).outcome === 'logged-out',
  },
};
