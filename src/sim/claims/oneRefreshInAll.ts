import { requestsOf, tokenName } from '../facts/requests.ts';
import { heldBefore, refreshWasNeeded } from '../facts/heldTokens.ts';
import type { Trace } from '../trace.ts';
import type { ClaimJudge } from './claim.ts';
import { nameOf } from '../facts/callRecords.ts';

/** All calls together send one refresh. */
export const oneRefreshInAll: ClaimJudge = (trace) => {
  const [first, second] = requestsOf(trace).filter(({ role }) => role === 'refresh');
  if (!first) return { state: trace.end === 'stopped' ? 'open' : 'holds', because: 'none was sent' };
  if (!second) return { state: 'holds', because: `${nameOf(trace, first.call)} sent one` };
  return {
    state: 'broken',
    step: second.sent.step,
    because: `${nameOf(trace, second.call)} sent a second one${although(trace, second.id)}`,
  };
};

function although(trace: Trace, id: string): string {
  if (refreshWasNeeded(trace, id)) return '';
  const index = trace.events.findIndex((event) => event.type === 'request-sent' && event.request === id);
  const sent = trace.events[index];
  return sent?.type === 'request-sent'
    ? `, although ${tokenName('access', heldBefore(trace, 'access', sent.tab, index))} was good`
    : '';
}
