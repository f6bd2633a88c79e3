import { nameOf } from '../facts/callRecords.ts';
import { requestsOf, wasRefused } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario, sendsRefresh } from './definition.ts';
import { unfilled, when } from './checkWords.ts';

const ONE = { components: '1' } as const;

/** Clocks are wrong and machines sleep: what a token says of its end is a hint, and the 401 decides. */
export const wrongClockCostsOne401: CheckDefinition = {
  id: 'wrong-clock-costs-one-401',
  level: 'lives-on',
  sentence:
    'A machine that slept, and a clock that is an hour behind or ahead, cost a call one token that is refused, at the most.',
  runs: [inScenario('wakes-up', ONE), inScenario('clock-behind', ONE), inScenario('clock-ahead', ONE)],
  orders: [],
  judge(trace, before = []) {
    if (![...before, trace].some(sendsRefresh)) return null;
    for (const { id } of trace.calls) {
      const refused = requestsOf(trace).filter(
        (request) => request.call === id && request.end?.as === 'answered' && wasRefused(request),
      );
      // Whoever looks once more with the same token before it refreshes is told the same again.
      const second = refused.find(({ access }) => access !== refused[0]?.access);
      if (second?.end?.as !== 'answered') continue;
      const because = `${nameOf(trace, id)} was answered ${second.end.status} a second time ${when(trace, second.end)}, with another token.`;
      return { step: second.end.step, request: second.id, because };
    }
    return unfilled(trace);
  },
  tests: sendsRefresh,
  holds: ({ traces }) => {
    const refreshes = traces.map((trace) => requestsOf(trace).filter(({ role }) => role === 'refresh').length);
    return `Every call got its data: ${refreshes[0]} refresh after a sleep, ${refreshes[1]} with the clock behind, ${refreshes[2]} with it ahead.`;
  },
};
