import { nameOf } from '../facts/callRecords.ts';
import { requestsOf } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedLogoutsOf } from '../facts/forcedLogouts.ts';
import { sendsRefresh, inScenario, REFUSED_ORDERS } from './definition.ts';
import { inOrders, lastStep, unfilled, when } from './checkWords.ts';

/** A refused refresh logs the user out once, however many calls hear of it, and however late. */
export const refusedRefreshLogsOutOnce: CheckDefinition = {
  id: 'refused-refresh-logs-out-once',
  level: 'no-stampede',
  sentence: 'A refused refresh logs the user out, once.',
  runs: [inScenario('refresh-refused'), inScenario('late-401', { refresh: '401' })],
  orders: REFUSED_ORDERS,
  judge(trace) {
    const [first, second] = forcedLogoutsOf(trace);
    if (second) {
      const by = second.step === first?.step ? '' : ` by ${nameOf(trace, second.call)}`;
      const because = `The user was logged out a second time ${when(trace, second)}${by}.`;
      return { step: second.step, request: second.request, because };
    }
    if (first) return null;
    const refused = requestsOf(trace).find(({ role, end }) => role === 'refresh' && end?.as === 'answered');
    if (!refused?.end) {
      const because = 'No refresh was answered, and nobody logged the user out.';
      return { step: lastStep(trace), request: unfilled(trace)?.request ?? null, because };
    }
    const because = `The refresh was refused ${when(trace, refused.end)}, and nobody logged the user out.`;
    return { step: refused.end.step, request: refused.id, because };
  },
  // Where no refresh was sent none was refused: a wrapper that logs out at every 401 is not put to the test.
  tests: sendsRefresh,
  holds: ({ orders }) => `One logout ${inOrders(orders)}.`,
};
