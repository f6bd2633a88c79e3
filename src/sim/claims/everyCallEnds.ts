import { openCallsOf, withoutEnd } from '../facts/callRecords.ts';
import type { ClaimJudge } from './claim.ts';

/** Every call is filled or fails; none is left waiting, and none goes on for ever. */
export const everyCallEnds: ClaimJudge = (trace) => {
  const open = openCallsOf(trace);
  const last = trace.events.at(-1)?.step ?? 0;
  if (trace.end === 'stuck') {
    return { state: 'broken', step: last, because: withoutEnd(trace, open) };
  }
  if (trace.end === 'runaway') return { state: 'broken', step: last, because: 'it sends without end' };
  if (open.length > 0) return { state: 'open', because: `${open.length} still open` };
  return {
    state: 'holds',
    because: trace.calls.length === 1 ? 'it has ended' : `all ${trace.calls.length} have ended`,
  };
};
