import { nameOf } from '../facts/callRecords.ts';
import { isRefusedRefresh, requestsOf } from '../facts/requests.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario, isRefreshRefused, REFUSED_ORDERS } from './definition.ts';
import { inOrders, when } from './checkWords.ts';

/** Whoever waited for a refresh has to learn its outcome, not only its end. */
export const noRepeatAfterRefusedRefresh: CheckDefinition = {
  id: 'no-repeat-after-refused-refresh',
  level: 'every-order',
  sentence: 'After a refused refresh no call sends its request again: there is no good token to send it with.',
  runs: [inScenario('refresh-refused'), inScenario('late-401', { refresh: '401' })],
  orders: REFUSED_ORDERS,
  judge(trace) {
    const requests = requestsOf(trace);
    const refused = requests.find(isRefusedRefresh);
    const { end } = refused ?? {};
    if (!end) return null;
    const repeat = requests.find(({ role, attempt, sent }) => role === 'api' && attempt > 1 && sent.step >= end.step);
    if (!repeat) return null;
    const again = `${nameOf(trace, repeat.call)} sent its request again ${when(trace, repeat.sent)}`;
    const because =
      repeat.sent.step === end.step
        ? `${again}, right after the refresh was refused.`
        : `${again}, although the refresh had been refused ${when(trace, end)}.`;
    return { step: repeat.sent.step, request: repeat.id, because };
  },
  tests: isRefreshRefused,
  untested: 'no refresh was refused',
  holds: ({ orders }) => `No call was repeated after the refusal ${inOrders(orders)}.`,
};
