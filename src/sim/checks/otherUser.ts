import { nameOf } from '../facts/callRecords.ts';
import { requestsOf, tokenName } from '../facts/requests.ts';
import type { CallId } from '../ids.ts';
import type { Generation, Trace } from '../trace.ts';
import { capital } from '../english.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { inScenario } from './definition.ts';
import { logoutIsFinal } from './logoutIsFinal.ts';
import { inOrders, when } from './checkWords.ts';

/** "The token differs, so repeat" is not enough: it may be somebody else's by now. */
export const nothingOfAnotherUser: CheckDefinition = {
  id: 'nothing-of-another-user',
  level: 'lives-on',
  sentence:
    'When another user logs in, no call of the first is sent with their token, and no token of the first comes back.',
  runs: [inScenario('other-user')],
  orders: [{ ...inScenario('other-user'), user: 'any' }],
  unasked: logoutIsFinal.unasked,
  judge(trace) {
    const owners = ownersOf(trace);
    const [sent, stored] = [sentAsAnother(trace, owners), storedOfAnother(trace, owners)];
    return sent && stored && stored.step < sent.step ? stored : (sent ?? stored);
  },
  tests: (trace) => {
    const login = loginOf(trace);
    const isStored = trace.events.some((event) => event.type === 'token-stored' && event.step === login?.step);
    return (
      isStored && requestsOf(trace).some(({ role, attempt }) => role === 'refresh' || (role === 'api' && attempt > 1))
    );
  },
  untested:
    'nothing was repeated or refreshed, or what the other user’s login brought was stored nowhere that the lab sees',
  holds: ({ orders }) =>
    `No request of Ann’s went out with Bob’s token, and no token of hers was stored after he had logged in, ${inOrders(orders)}.`,
};

type Kind = 'access' | 'refresh';

/** Whose a token is, by its kind and number. */
type Owners = (kind: Kind, generation: Generation) => string | null;

const FIRST_USER = 'ann';

/** Tokens that a refresh brings are whose the presented one was; those of a login are the new user's. */
function ownersOf(trace: Trace): Owners {
  const owners = new Map([
    ['access 1', FIRST_USER],
    ['refresh 1', FIRST_USER],
  ]);
  const { events } = trace;
  for (const event of events) {
    if (event.type !== 'tokens-issued') continue;
    const request = requestsOf(trace).find(({ id }) => id === event.request);
    const owner = request?.role === 'login' ? loginOf(trace)?.as : owners.get(`refresh ${request?.refresh ?? 'none'}`);
    if (owner === undefined) continue;
    for (const kind of ['access', 'refresh'] as const)
      if (!owners.has(`${kind} ${event[kind]}`)) owners.set(`${kind} ${event[kind]}`, owner);
  }
  return (kind, generation) => owners.get(`${kind} ${generation}`) ?? null;
}

/** When the other user's tokens reach the app. */
function loginOf(trace: Trace): { readonly as: string; readonly step: number } | null {
  const asked = trace.events.find((event) => event.type === 'user-acted' && event.action === 'login');
  const answered = requestsOf(trace).find(({ role, end }) => role === 'login' && end?.as === 'answered')?.end;
  return asked?.type === 'user-acted' && asked.action === 'login' && answered
    ? { as: asked.as, step: answered.step }
    : null;
}

function sentAsAnother(trace: Trace, owners: Owners): Violation | null {
  const login = loginOf(trace);
  for (const { id, call, role, access, sent } of requestsOf(trace)) {
    const owner = owners('access', access);
    if (role !== 'api' || call === null || owner === null || !login) continue;
    const caller = callerOf(trace, call, login);
    if (caller === null || owner === caller) continue;
    const because = `${nameOf(trace, call)} was called by ${capital(caller)}, and was sent with ${tokenName('access', access)}, ${capital(owner)}’s token, ${when(trace, sent)}.`;
    return { step: sent.step, request: id, because };
  }
  return null;
}

function storedOfAnother(trace: Trace, owners: Owners): Violation | null {
  const login = loginOf(trace);
  const stored = trace.events.find(
    (event) =>
      event.type === 'token-stored' &&
      login !== null &&
      event.step > login.step &&
      owners(event.kind, event.generation) === FIRST_USER,
  );
  if (stored?.type !== 'token-stored' || !login) return null;
  const request = requestsOf(trace).find(({ end }) => end?.step === stored.step)?.id ?? null;
  const because = `${capital(FIRST_USER)}’s ${tokenName(stored.kind, stored.generation)} was stored ${when(trace, stored)}, after ${capital(login.as)} had logged in.`;
  return { step: stored.step, request, because };
}

/** Who was logged in when a call began; `null` for nobody, between the logout and the other login. */
function callerOf(
  { events }: Trace,
  call: CallId,
  login: { readonly as: string; readonly step: number },
): string | null {
  const began = events.find((event) => event.type === 'call-started' && event.call === call)?.step ?? 0;
  if (began >= login.step) return login.as;
  const out = events.find((event) => event.type === 'user-acted' && event.action === 'logout')?.step ?? Infinity;
  return began < out ? FIRST_USER : null;
}
