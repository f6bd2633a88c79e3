import { nameOf } from '../facts/callRecords.ts';
import { isRefusedRefresh, requestsOf } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedLogoutsOf } from '../facts/logouts.ts';
import { inScenario, isRefreshRefused, REFUSED_ORDERS } from './definition.ts';
import { inOrders, lastStep, unfilled, wentElsewhere, when } from './checkWords.ts';

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
    const refused = requestsOf(trace).find(isRefusedRefresh);
    const went = wentElsewhere(trace);
    const nobody = `nobody logged the user out${went === null ? '' : `: ${went}`}.`;
    if (!refused?.end) {
      const because = `No refresh was answered, and ${nobody}`;
      return { step: lastStep(trace), request: unfilled(trace)?.request ?? null, because };
    }
    const because = `The refresh was refused ${when(trace, refused.end)}, and ${nobody}`;
    return { step: refused.end.step, request: refused.id, because };
  },
  // Where no refresh was refused: a wrapper that logs out at every 401 is not put to the test.
  tests: isRefreshRefused,
  untested: 'no refresh was refused',
  holds: ({ orders }) => `One logout ${inOrders(orders)}.`,
};
