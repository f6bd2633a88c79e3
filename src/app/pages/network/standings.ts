import {
  callRecordsOf,
  counted,
  familyBefore,
  hasExpired,
  heldBefore,
  holdsOf,
  isGoodBefore,
  logoutsOf,
  requestsOf,
  requestsOfCall,
  tokenName,
  waitsOf,
  wasRefused,
} from '../../../sim/index.ts';
import type { Call, CallRecord, FamilyState, Generation, RequestRecord, Trace } from '../../../sim/index.ts';
import { nameOfPlace } from '../../../timeline/layout/stores.ts';
import { nameOf } from '../../../timeline/words/names.ts';

/* How the calls, the tabs and the server stand when a run was stopped. */

/** What the app knows of one of its calls. */
export interface CallStanding {
  readonly call: Call;
  readonly state: 'filled' | 'failed' | 'in-flight' | 'waiting' | 'unmounted';
  readonly words: string;
  /** A second line: since when, with what. */
  readonly about: string;
}

/**
 * How each call stands when a run was stopped.
 *
 * @param moveOf the number of the move that a step was
 */
export function callStandings(trace: Trace, moveOf: (step: number) => string): readonly CallStanding[] {
  const requests = requestsOf(trace);
  return callRecordsOf(trace).map((record) => ({
    call: record.call,
    ...standingOf(trace, record, requestsOfCall(requests, record.call.id), moveOf),
  }));
}

function standingOf(
  trace: Trace,
  { call, started, settled, gone }: CallRecord,
  requests: readonly RequestRecord[],
  moveOf: (step: number) => string,
): Omit<CallStanding, 'call'> {
  if (gone) return { state: 'unmounted', words: 'gone', about: `its tab was closed or reloaded ${moveOf(gone.step)}` };
  if (!started)
    return call.polledBy === undefined
      ? { state: 'unmounted', words: 'not mounted', about: 'it may mount at any time' }
      : { state: 'unmounted', words: 'polls later', about: 'when a timer of RTK Query fires' };
  if (settled) {
    const at = moveOf(settled.step);
    if (settled.ok) return { state: 'filled', words: 'filled', about: `try ${triesOf(requests)} arrived ${at}` };
    return { state: 'failed', words: `${settled.status}`, about: settled.fault ?? `failed ${at}` };
  }
  const last = requests.findLast(({ end }) => !end);
  if (!last) {
    const wait = waitsOf(trace).findLast(({ call: id, to }) => id === call.id && to === null);
    const owner = trace.calls.find(({ id }) => id === wait?.waitsFor) ?? null;
    const whom = owner === null ? '' : owner.id === call.id ? ' for itself' : ` for ${nameOf(owner)}`;
    return {
      state: 'waiting',
      words: `waits${whom}`,
      about: wait ? `since ${moveOf(wait.from.step).replace(/^at /, '')}` : '',
    };
  }
  const refused = requests.findLast(wasRefused);
  if (last.role === 'refresh') {
    const about = refused
      ? `its ${tokenName('access', refused.access)} was refused ${moveOf(refused.end?.step ?? 0)}`
      : '';
    return { state: 'in-flight', words: 'refreshes', about };
  }
  const held = heldBefore(trace, 'access', call.tab, trace.events.length);
  const sent = `sent ${last.access === null ? 'no token' : tokenName('access', last.access)}`;
  const about = held === last.access ? sent : `${sent}, the app holds ${tokenName('access', held)}`;
  return { state: 'in-flight', words: `waits for try ${last.attempt}`, about };
}

function triesOf(requests: readonly RequestRecord[]): number {
  return requests.filter(({ role, end }) => role === 'api' && end).length;
}

/** What a tab of the app knows beside its calls. */
export interface AppStanding {
  readonly tab: number;
  /** Where this app keeps its access token. */
  readonly store: string;
  readonly access: Generation;
  readonly expired: boolean;
  readonly lock: string;
  /** `null` while nobody was logged out. */
  readonly loggedOut: string | null;
}

/**
 * How each tab stands when a run was stopped.
 *
 * @param moveOf where a step was: `at move 6`
 */
export function appStandings(trace: Trace, moveOf: (step: number) => string): readonly AppStanding[] {
  const { events, scenario } = trace;
  const last = events.at(-1);
  const places = events.flatMap((event) =>
    (event.type === 'token-stored' || event.type === 'token-cleared') && event.kind === 'access' ? event.place : [],
  );
  const place = places.find((one) => one !== 'auth-store') ?? 'auth-store';
  return Array.from({ length: scenario.tabs }, (_, at) => at + 1).map((tab) => {
    const access = heldBefore(trace, 'access', tab, events.length);
    const hold = holdsOf(trace).find((one) => one.tab === tab && one.to === null);
    const owner = trace.calls.find(({ id }) => id === hold?.owner) ?? null;
    const logout = logoutsOf(trace).findLast((one) => one.tab === tab);
    return {
      tab,
      store: nameOfPlace(place),
      access,
      expired: hasExpired(trace, access, last?.atMs ?? 0),
      lock: hold ? `held by ${nameOf(owner)}` : 'free',
      loggedOut: logout ? moveOf(logout.step) : null,
    };
  });
}

/** What is true at FastAPI. */
export interface ServerStanding {
  readonly access: { readonly generation: number; readonly expired: boolean; readonly about: string };
  readonly refresh: { readonly generation: number | null; readonly about: string };
  readonly family: { readonly words: string; readonly about: string; readonly isGood: boolean };
  readonly answered: string;
}

const FAMILY: Readonly<Record<FamilyState, string>> = {
  good: 'good',
  revoked: 'revoked',
  'logged out': 'logged out',
  over: 'over',
  none: 'good',
};

/**
 * How FastAPI stands when a run was stopped.
 *
 * @param moveOf where a step was: `at move 6`
 */
export function serverStanding(trace: Trace, moveOf: (step: number) => string): ServerStanding {
  const { events, scenario } = trace;
  const atMs = events.at(-1)?.atMs ?? 0;
  const issued = events.findLast((event) => event.type === 'tokens-issued');
  const newest = issued?.type === 'tokens-issued' ? issued : { access: 1, refresh: 1 };
  const requests = requestsOf(trace);
  const family = familyBefore(trace, Infinity);
  const isGood = isGoodBefore(trace, newest.access, events.length);
  const taken = requests.findLast((request) => request.issued && request.issued.refresh !== request.refresh);
  const reused = requests.find(
    (one) =>
      one.decided &&
      requests.some(
        (other) => other !== one && other.refresh === one.refresh && isTakenBefore(other, one.decided?.step ?? 0),
      ),
  );
  const decided = requests.filter(({ decided: at }) => at !== null);
  const refused = decided.filter(({ decided: at }) => (at?.status ?? 0) >= 400).length;

  return {
    access: {
      generation: newest.access,
      expired: !isGood,
      about: accessAbout(trace, newest.access, isGood, atMs),
    },
    refresh: {
      generation: family === 'good' ? newest.refresh : null,
      about:
        scenario.server.rotation === 'off'
          ? 'works for ever'
          : taken
            ? `${tokenName('refresh', taken.refresh)} was used ${moveOf(taken.decided?.step ?? 0)}`
            : 'not used yet',
    },
    family: {
      words: FAMILY[family],
      isGood: family === 'good' || family === 'none',
      about: reused
        ? `${tokenName('refresh', reused.refresh)} was presented again ${moveOf(reused.decided?.step ?? 0)}`
        : family === 'over'
          ? 'this server refuses every refresh'
          : 'no used token was presented',
    },
    answered: `${counted(decided.length, 'request')}, ${refused} refused`,
  };

  function isTakenBefore(request: (typeof requests)[number], step: number): boolean {
    return (
      request.issued !== null &&
      request.issued.refresh !== request.refresh &&
      request.decided !== null &&
      request.decided.step < step
    );
  }
}

function accessAbout(trace: Trace, newest: number, isGood: boolean, atMs: number): string {
  const old = tokenName('access', 1);
  if (newest === 1) return isGood ? 'the first one, and good' : `${old} has expired`;
  if (!isGood) return 'no access token is good';
  return hasExpired(trace, 1, atMs) ? `${old} has expired` : `${old} is good, too`;
}
