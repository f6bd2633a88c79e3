import { refreshTokenUsedOnce } from '../claims/refreshTokenUsedOnce.ts';
import type { CheckDefinition } from './definition.ts';
import { EXPIRED_ORDERS, inScenario, sendsRefresh } from './definition.ts';
import { inOrders, when } from './checkWords.ts';

/** Under rotation a refresh token works once: a server takes its second use for that of a thief. */
export const freshRefreshToken: CheckDefinition = {
  id: 'fresh-refresh-token',
  level: 'every-order',
  sentence: 'No refresh presents a refresh token that was used before, in any order of two or three calls.',
  runs: [inScenario('three-at-once'), inScenario('late-401')],
  orders: EXPIRED_ORDERS,
  // By the order in which refreshes arrive at FastAPI: each writes, so it is the same in equivalent orders.
  judge(trace) {
    const found = refreshTokenUsedOnce(trace);
    if (found.state !== 'broken') return null;
    const decided = trace.events.find(({ step, type }) => step === found.step && type === 'request-decided');
    return {
      step: found.step,
      request: decided?.type === 'request-decided' ? decided.request : null,
      because: `${found.because.replace(/ had used$/, ' had used before')}${decided ? ` (${when(trace, decided)})` : ''}.`,
    };
  },
  tests: sendsRefresh,
  holds: ({ orders }) => `No refresh token was presented twice ${inOrders(orders)}.`,
};
