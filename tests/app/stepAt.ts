import type { Trace } from '../../src/sim/index.ts';

/** The last step at or before a time, in virtual milliseconds. */
export function stepAt(trace: Trace, atMs: number): number {
  return trace.events.findLast((event) => event.atMs <= atMs)?.step ?? 0;
}
