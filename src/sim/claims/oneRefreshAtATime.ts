import { requestsOf } from '../facts/requests.ts';
import type { ClaimJudge } from './claim.ts';
import { nameOf } from '../facts/callRecords.ts';

/** No refresh is sent while the app waits for another one. */
export const oneRefreshAtATime: ClaimJudge = (trace) => {
  const refreshes = requestsOf(trace).filter(({ role }) => role === 'refresh');
  for (const [at, { sent, call }] of refreshes.entries()) {
    const other = refreshes.slice(0, at).find(({ end }) => !end || end.step > sent.step);
    if (!other) continue;
    const because =
      other.call === call
        ? `${nameOf(trace, call)} sent two at a time`
        : `${nameOf(trace, call)} sent one while that of ${nameOf(trace, other.call)} was under way`;
    return { state: 'broken', step: sent.step, because };
  }
  if (refreshes.length === 0) return { state: trace.end === 'stopped' ? 'open' : 'holds', because: 'none was sent' };
  return { state: 'holds', because: 'never two in flight' };
};
