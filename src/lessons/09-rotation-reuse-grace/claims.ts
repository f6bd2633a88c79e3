import { factsOf, requestsOf } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { ACROSS_TABS } from '../mutants.ts';
import { statusOf } from '../observe/requests.ts';
import { specOf } from '../observe/specOf.ts';
import { TABS } from './runs.ts';

/** What the prose says about runs. */
export const CLAIMS: Lesson['claims'] = {
  'off-is-kind': {
    says: 'No mutex without rotation: all are filled, with 3 refreshes',
    run: specOf('no-mutex', 'three-at-once', { rotation: 'off' }),
    holds: (trace) => factsOf(trace).succeeded === 3 && factsOf(trace).refreshRequests === 3,
  },
  'refuse-logs-out': {
    says: 'No mutex with rotation: one is filled, the user is logged out',
    run: specOf('no-mutex', 'three-at-once'),
    holds: (trace) => factsOf(trace).succeeded === 1 && factsOf(trace).outcome === 'logged-out',
  },
  'family-kills-all': {
    says: 'No mutex with reuse detection: nothing is filled, the first refresh’s tokens are dead',
    run: specOf('no-mutex', 'reuse-revokes'),
    holds: (trace) =>
      factsOf(trace).succeeded === 0 && statusOf(trace, 'posts.r1') === 200 && statusOf(trace, 'posts.2') === 401,
  },
  'grace-forgives': {
    says: 'No mutex with reuse detection and a grace period of a second: all are filled',
    run: specOf('no-mutex', 'reuse-revokes', { 'grace-ms': '1000' }),
    holds: (trace) => factsOf(trace).succeeded === 3,
  },
  'tabs-two-refreshes': {
    says: 'Mutex, two tabs: 2 refresh requests with the same refresh token; the second tab is logged out',
    run: TABS,
    holds: (trace) => {
      const refreshes = requestsOf(trace).filter(({ role }) => role === 'refresh');
      return (
        refreshes.length === 2 &&
        refreshes.every(({ refresh }) => refresh === 1) &&
        trace.events.some((event) => event.type === 'logged-out' && event.tab === 2)
      );
    },
  },
  'tabs-clear-storage': {
    says: 'Mutex, two tabs: the logout of the second tab removes the new refresh token of the first',
    run: TABS,
    holds: (trace) => {
      const stored = trace.events.findIndex(
        (event) => event.type === 'token-stored' && event.kind === 'refresh' && event.tab === 1,
      );
      const cleared = trace.events.findIndex(
        (event) => event.type === 'token-cleared' && event.kind === 'refresh' && event.tab === 2,
      );
      return stored !== -1 && cleared > stored;
    },
  },
  'tabs-lock': {
    says: 'Mutex with a lock across tabs: 1 refresh request for both, all six calls are filled',
    run: specOf(ACROSS_TABS, 'two-tabs'),
    holds: (trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).succeeded === 6,
  },
  'tabs-family': {
    says: 'Mutex, two tabs, reuse detection: all six calls fail',
    run: specOf('mutex', 'two-tabs', { reuse: 'revoke-family' }),
    holds: (trace) => factsOf(trace).failed === 6,
  },
  'check-no-help': {
    says: 'Token check, two tabs: 2 refresh requests, and the second tab is logged out as well',
    run: specOf('mutex-token-check', 'two-tabs'),
    holds: (trace) => factsOf(trace).refreshRequests === 2 && factsOf(trace).outcome === 'logged-out',
  },
};
