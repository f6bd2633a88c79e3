import { requestsOf, tokenName } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { ClaimJudge } from './claim.ts';
import { listed } from '../english.ts';
import { nameOf } from '../facts/callRecords.ts';

/** FastAPI is never presented a refresh token that it has taken already. */
export const refreshTokenUsedOnce: ClaimJudge = (trace) => {
  if (trace.scenario.server.rotation === 'off') return { state: 'holds', because: 'they work for ever here' };
  const arrived = requestsOf(trace)
    .filter(({ role, refresh, decided }) => role === 'refresh' && refresh !== null && decided)
    .toSorted((one, other) => stepOf(one) - stepOf(other));
  for (const [at, request] of arrived.entries()) {
    const first = arrived.slice(0, at).find(({ refresh, issued }) => issued && refresh === request.refresh);
    if (!first) continue;
    const token = tokenName('refresh', request.refresh);
    return {
      state: 'broken',
      step: stepOf(request),
      because: `${nameOf(trace, request.call)} presented ${token}, which ${
        first.call === request.call ? 'it' : nameOf(trace, first.call)
      } had used`,
    };
  }
  const taken = arrived.filter(({ issued }) => issued).map(({ refresh }) => `${tokenName('refresh', refresh)} once`);
  if (taken.length === 0) return { state: trace.end === 'stopped' ? 'open' : 'holds', because: 'none was taken' };
  return { state: 'holds', because: listed([...taken, ...unused(trace)]) };
};

/** `r2 not yet`: the newest one, where nobody has used it. */
function unused(trace: Trace): readonly string[] {
  const newest = trace.events.findLast((event) => event.type === 'tokens-issued');
  return newest?.type === 'tokens-issued' ? [`${tokenName('refresh', newest.refresh)} not yet`] : [];
}

function stepOf({ decided }: RequestRecord): number {
  return decided?.step ?? 0;
}
