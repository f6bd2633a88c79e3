import { nameOf } from '../facts/callRecords.ts';
import { heldBefore, isGoodBefore } from '../facts/heldTokens.ts';
import { requestsOf } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario } from './definition.ts';
import { unfilled, when } from './checkWords.ts';

/** A lock is for refreshes: with a good token nobody waits for anybody. */
export const goodTokenSideBySide: CheckDefinition = {
  id: 'good-token-side-by-side',
  level: 'lives-on',
  sentence: 'With a good token calls run side by side: none waits for the answer of another.',
  runs: [inScenario('fresh'), inScenario('slow-repeat')],
  orders: [],
  judge(trace) {
    const sent = apiRequestsOf(trace);
    for (const request of sent) {
      const began = trace.events.findIndex((event) => event.type === 'call-started' && event.call === request.call);
      const since = trace.events[began]?.step ?? Infinity;
      // Who sends its first request when another was answered meanwhile, had waited for it.
      const other = sent.find(
        ({ call, end }) => call !== request.call && end && end.step > since && end.step <= request.sent.step,
      );
      const held = heldBefore(trace, 'access', request.tab, began);
      if (!other?.end || request.attempt > 1 || !isGoodBefore(trace, held, began)) continue;
      const because = `${nameOf(trace, request.call)} waited until ${nameOf(trace, other.call)} was answered ${when(trace, other.end)}, although its token was good.`;
      return { step: request.sent.step, request: request.id, because };
    }
    return null;
  },
  tests: (trace) => apiRequestsOf(trace).length > 1 && unfilled(trace) === null,
  untested: 'three calls with a good token did not all get their data',
  holds: ({ traces: [trace] }) => {
    const last = trace?.events.at(-1);
    return trace && last ? `All three calls had their data ${when(trace, last)}.` : 'No call waited for another.';
  },
};

function apiRequestsOf(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(({ role, call }) => role === 'api' && call !== null);
}
