import { renewalsOf, tokenName } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario } from './definition.ts';
import { inOrders, when } from './checkWords.ts';

/** A refresh that was under way when the user logged out must not sign them in again. */
export const logoutIsFinal: CheckDefinition = {
  id: 'logout-is-final',
  level: 'survives-faults',
  sentence: 'After the user has logged out no token is stored, at whatever moment the logout comes.',
  runs: [inScenario('logout-during-refresh')],
  orders: [
    { ...inScenario('logout-during-refresh'), user: 'any' },
    { ...inScenario('logout-during-refresh', { components: '2' }), user: 'any' },
  ],
  judge(trace) {
    const { events } = trace;
    const out = events.findIndex((event) => event.type === 'user-acted' && event.action === 'logout');
    const logout = events[out];
    if (!logout) return null;
    const stored = events.slice(out).find((event) => event.type === 'token-stored' && event.generation !== null);
    if (stored?.type !== 'token-stored') return null;
    const request = events.find((event) => event.type === 'answer-arrived' && event.step === stored.step);
    const where = stored.place === 'auth-store' ? 'the auth store' : stored.place;
    return {
      step: stored.step,
      request: request?.type === 'answer-arrived' ? request.request : null,
      because: `The user logged out ${when(trace, logout)}, and ${tokenName(stored.kind, stored.generation)} was written to ${where} ${when(trace, stored)}.`,
    };
  },
  tests: (trace) => logoutMetTokens(trace),
  untested: 'no refresh was accepted that was under way when the user logged out',
  blindTo(trace) {
    const { events } = trace;
    const out = events.findIndex((event) => event.type === 'user-acted' && event.action === 'logout');
    const stored = out === -1 ? undefined : events.slice(out).find(({ type }) => type === 'opaque-stored');
    return stored?.type === 'opaque-stored'
      ? `${when(trace, stored)}, after the logout, something was written to ${stored.place} that the lab cannot read.`
      : null;
  },
  unasked({ access, refreshToken }) {
    const home = [access.home, refreshToken.home].find(
      (one) =>
        one?.in === 'state' || one?.in === 'module' || one?.in === 'binding' || (one?.in === 'cookie' && one.httpOnly),
    );
    if (!home) return null;
    return home.in === 'cookie'
      ? 'its tokens are in cookies, which its server takes away at a logout, and the lab does not know how.'
      : 'how its app logs a user out was not given: whether a token is taken after that, the lab cannot tell.';
  },
  holds: ({ orders }) => `No token was written after the logout, ${inOrders(orders)}.`,
};

/** Whether FastAPI issued tokens for a request that was under way when the user logged out. */
function logoutMetTokens(trace: Trace): boolean {
  const out = trace.events.find((event) => event.type === 'user-acted' && event.action === 'logout')?.step;
  return (
    out !== undefined &&
    renewalsOf(trace).some(({ issued, sent, end }) => issued && sent.step <= out && (end === null || end.step >= out))
  );
}
