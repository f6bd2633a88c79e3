import { callRecordsOf, requestsOf } from '../../../sim/index.ts';
import type { Trace } from '../../../sim/index.ts';

/** What a run by time has cost so far. */
export interface Tally {
  /** Refresh requests sent. */
  readonly refreshes: number;
  /** How the user stands: still loading, with everything on the screen, or on the login page. */
  readonly user: 'loading' | 'filled' | 'logged out' | 'failed';
}

/** @param atMs virtual time; what happens at it counts */
export function tallyAt(trace: Trace, atMs: number): Tally {
  const refreshes = requestsOf(trace).filter(({ role, sent }) => role === 'refresh' && sent.atMs <= atMs).length;
  return { refreshes, user: userAt(trace, atMs) };
}

function userAt(trace: Trace, atMs: number): Tally['user'] {
  if (trace.events.some((event) => event.type === 'logged-out' && event.atMs <= atMs)) return 'logged out';
  const settled = callRecordsOf(trace).flatMap(({ settled: end }) => (end && end.atMs <= atMs ? end : []));
  if (settled.length < trace.calls.length) return 'loading';
  return settled.every(({ ok }) => ok) ? 'filled' : 'failed';
}
