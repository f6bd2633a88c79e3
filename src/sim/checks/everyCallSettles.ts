import { callRecordsOf, openCallsOf, withoutEnd } from '../facts/callRecords.ts';
import type { CheckDefinition } from './definition.ts';
import { sendsRefresh, EXPIRED_ORDERS, inScenario, REFUSED_ORDERS } from './definition.ts';
import { inOrders, invented, placeOf } from './checkWords.ts';

/** No call is left without an answer from its base query, which has to be data or an error and is never thrown. */
export const everyCallSettles: CheckDefinition = {
  id: 'every-call-settles',
  level: 'every-order',
  sentence:
    'Every call is given data or an error, in every order when the refresh succeeds or is refused, and when it fails.',
  runs: [
    ...[
      'three-at-once',
      'refresh-refused',
      'refresh-500',
      'refresh-500-json',
      'refresh-offline',
      'no-refresh-token',
    ].map((id) => inScenario(id)),
    inScenario('refresh-refused', { components: '6' }),
  ],
  orders: [...EXPIRED_ORDERS, ...REFUSED_ORDERS],
  judge(trace) {
    const records = callRecordsOf(trace);
    for (const record of records) {
      const { settled } = record;
      if (settled && !settled.ok && settled.fault !== null)
        return { ...placeOf(trace, record), because: settled.fault };
    }
    const open = openCallsOf(trace);
    const [first] = open;
    if (!first) return invented(trace);
    return { ...placeOf(trace, first), because: `${withoutEnd(trace, open)}.` };
  },
  tests: sendsRefresh,
  holds: ({ orders }) => {
    const [accepted, refused] = [orders.slice(0, EXPIRED_ORDERS.length), orders.slice(EXPIRED_ORDERS.length)];
    return `Every call settled ${inOrders(accepted)}; with the refresh refused, ${inOrders(refused)}.`;
  },
};
