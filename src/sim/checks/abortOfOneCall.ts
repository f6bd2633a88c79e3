import { nameOf } from '../facts/callRecords.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { forcedEndsOf } from '../facts/logouts.ts';
import { inScenario } from './definition.ts';
import { endOfSession, inOrders, unfilled } from './checkWords.ts';

/**
 * A call that is aborted takes itself away, and nobody else's refresh. RTK Query 2.14 aborts a running query when its
 * promise's `abort()` is called, on `resetApiState()`, and when its cache entry goes, by default 60 s after the last
 * subscriber: not when a component unmounts.
 */
export const abortOfOneCallKeepsSession: CheckDefinition = {
  id: 'abort-of-one-call-keeps-session',
  level: 'survives-faults',
  sentence: 'When one call is aborted, at whatever moment, the others succeed and nobody is logged out.',
  runs: [inScenario('owner-aborted')],
  orders: [{ ...inScenario('owner-aborted', { components: '2' }), user: 'any' }],
  judge(trace) {
    const aborted = trace.events.flatMap((event) =>
      event.type === 'user-acted' && event.action === 'abort' ? event.call : [],
    );
    if (aborted.length === 0) return null;
    const names = aborted.map((call) => nameOf(trace, call)).join(' and ');
    const abort = trace.events.find((event) => event.type === 'user-acted' && event.action === 'abort');
    const logout = forcedEndsOf(trace).find(({ step }) => step >= (abort?.step ?? Infinity));
    if (logout) {
      const because = `${names} was aborted, and ${endOfSession(trace, logout)}.`;
      return { step: logout.step, request: logout.request ?? lastRefreshOf(trace), because };
    }
    const failure = unfilled(trace, aborted);
    return failure && { ...failure, because: `${names} was aborted, and ${failure.because}` };
  },
  holds: ({ orders }) => `Posts was aborted; the others succeeded and nobody was logged out ${inOrders(orders)}.`,
};

function lastRefreshOf({ events }: Trace): string | null {
  const sent = events.findLast((event) => event.type === 'request-sent' && event.role === 'refresh');
  return sent?.type === 'request-sent' ? sent.request : null;
}
