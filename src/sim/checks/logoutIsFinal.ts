import { nameOf } from '../facts/callRecords.ts';
import { renewalsOf, requestsOf, tokenName } from '../facts/requests.ts';
import type { Moment } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { inScenario } from './definition.ts';
import { inOrders, when } from './checkWords.ts';

/**
 * A refresh that was under way when the user logged out must not sign them in again: by no token that is stored, and by
 * none that is kept where the lab does not look and sent with a later call.
 */
export const logoutIsFinal: CheckDefinition = {
  id: 'logout-is-final',
  level: 'survives-faults',
  sentence: 'After the user has logged out no token is stored, at whatever moment the logout comes.',
  runs: [inScenario('logout-during-refresh'), inScenario('polls-on', { 'refresh-back': '2000' })],
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
    if (stored?.type !== 'token-stored') return sentAfter(trace, logout);
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

/** A call that began after the logout, and before any login, and was sent with a token all the same. */
function sentAfter(trace: Trace, logout: Moment): Violation | null {
  const { events } = trace;
  const login = events.find((event) => event.type === 'user-acted' && event.action === 'login')?.step ?? Infinity;
  const begun = new Set(
    events.flatMap((event) =>
      event.type === 'call-started' && event.step > logout.step && event.step < login ? event.call : [],
    ),
  );
  const sent = requestsOf(trace).find(
    ({ role, call, access }) => role === 'api' && call !== null && begun.has(call) && access !== null,
  );
  if (!sent) return null;
  const because = `The user logged out ${when(trace, logout)}, and ${nameOf(trace, sent.call)} was sent with ${tokenName('access', sent.access)} ${when(trace, sent.sent)}.`;
  return { step: sent.sent.step, request: sent.id, because };
}

/** Whether FastAPI issued tokens for a request that was under way when the user logged out. */
function logoutMetTokens(trace: Trace): boolean {
  const out = trace.events.find((event) => event.type === 'user-acted' && event.action === 'logout')?.step;
  return (
    out !== undefined &&
    renewalsOf(trace).some(({ issued, sent, end }) => issued && sent.step <= out && (end === null || end.step >= out))
  );
}
