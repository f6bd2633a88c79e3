import { callRecordsOf, factsOf, refreshWasNeeded, requestsOf, waitsOf } from '../sim/index.ts';
import type { Trace } from '../sim/index.ts';
import { refreshesOf } from './observe.ts';

/** A number that the prose may read off a run. */
export type NumberReading = (trace: Trace) => number;

/** All of them, by the name that `<Fact of>` uses. Times are virtual milliseconds. */
export const READINGS: Readonly<Record<string, NumberReading>> = {
  calls: (trace) => factsOf(trace).calls,
  requests: (trace) => factsOf(trace).requests,
  refreshRequests: (trace) => factsOf(trace).refreshRequests,
  acceptedRefreshes: (trace) => refreshesOf(trace).filter((refresh) => refresh.decided?.status === 200).length,
  refusedRefreshes: (trace) => refreshesOf(trace).filter((refresh) => refresh.decided?.status === 401).length,
  needlessRefreshes: (trace) => refreshesOf(trace).filter(({ id }) => !refreshWasNeeded(trace, id)).length,
  unauthorized: (trace) => factsOf(trace).unauthorized,
  repeats: (trace) => factsOf(trace).repeats,
  forcedLogouts: (trace) => factsOf(trace).forcedLogouts,
  tokensWrittenAfterLogout: (trace) => factsOf(trace).tokensWrittenAfterLogout,
  succeeded: (trace) => factsOf(trace).succeeded,
  failed: (trace) => factsOf(trace).failed,
  unsettled: (trace) => factsOf(trace).unsettled,
  waiting: (trace) => new Set(waitsOf(trace).map(({ call }) => call)).size,
  durationMs: (trace) => factsOf(trace).durationMs,
  /** When the last call was filled. */
  filledMs: (trace) => Math.max(...callRecordsOf(trace).map(({ settled }) => settled?.atMs ?? 0)),
  accessMinutes: ({ scenario }) => scenario.server.accessSeconds / 60,
  /** Hops over the network: one out and one back for each request that was answered. */
  firstAnswerMs: (trace) => requestsOf(trace)[0]?.end?.atMs ?? 0,
};

/**
 * The reading with this name.
 *
 * @throws {Error} when there is none; the message lists what there is
 */
export function readingOf(name: string): NumberReading {
  const reading = READINGS[name];
  if (reading) return reading;
  throw new Error(
    `Failed to read "${name}" off a run: there is no such reading. Use one of ${Object.keys(READINGS).join(', ')}.`,
  );
}
