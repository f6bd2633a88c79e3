import type { CallId, RequestId } from '../ids.ts';
import type { EventOf, Trace, TraceEvent } from '../trace.ts';
import { endsCode } from './callRecords.ts';
import { isShared } from './heldTokens.ts';
import { requestsOf } from './requests.ts';

/** A user who is logged out. */
export interface Logout {
  readonly step: number;
  readonly atMs: number;
  readonly tab: number;
  /** `wrapper`: forced, the user did not ask for it. */
  readonly by: 'wrapper' | 'user';
  readonly call: CallId | null;
  /** The request whose end led to it. */
  readonly request: RequestId | null;
}

/** Folded once for each trace, which never changes. */
const known = new WeakMap<Trace, readonly Logout[]>();

/**
 * The logouts of a run: one definition for whoever counts them.
 *
 * - An app says so: by its auth store, its slice, an event of its window, or what stands in for them. It may have more than one way, and use
 *   them together: of those in one step the way that was used most often counts.
 * - An app that says nothing clears its tokens by hand: as a refresh ends, or before one that brings none. A tab that holds
 *   no token any more, while a refresh of its own is under way that may bring new ones, is not logged out yet.
 * - It has its server take away the cookies, where all its tokens are in such as no code sees.
 * - It leaves the page when its refresh token is gone, or when all its tokens are in cookies that no code sees.
 */
export function logoutsOf(trace: Trace): readonly Logout[] {
  const found = known.get(trace) ?? findLogouts(trace);
  known.set(trace, found);
  return found;
}

/** The logouts that the user did not ask for. */
export function forcedLogoutsOf(trace: Trace): readonly Logout[] {
  return logoutsOf(trace).filter(({ by }) => by === 'wrapper');
}

/** A moment from which a user has to sign in again, at the latest when the access token expires. */
export type SessionEnd = Logout & {
  readonly how: { readonly as: 'logout' | 'token-dropped' } | { readonly as: 'sent-away'; readonly to: string };
};

/** The ends of a session that the user did not ask for, in the order in which they come. */
export function forcedEndsOf(trace: Trace): readonly SessionEnd[] {
  const logouts = logoutsOf(trace);
  const sent = trace.events.flatMap((event): readonly SessionEnd[] => {
    if (event.type !== 'navigated' || !SIGN_IN.test(event.to)) return [];
    const isOut = logouts.some(({ tab, step }) => tab === event.tab && step <= event.step);
    return isOut
      ? []
      : [{ ...logoutAt(trace, event, event.tab, 'wrapper', null), how: { as: 'sent-away', to: event.to } }];
  });
  return [
    ...forcedLogoutsOf(trace).map((logout) => ({ ...logout, how: { as: 'logout' } as const })),
    ...sent,
    ...(logouts.length === 0 ? droppedIn(trace) : []),
  ].toSorted((one, other) => one.step - other.step);
}

/** A refresh token that is taken out of its place, and nothing put into any after it. */
function droppedIn(trace: Trace): readonly SessionEnd[] {
  const last = lastOfRefreshToken(trace);
  if (last?.type !== 'token-cleared' || opaqueAfter(trace, last) || wasReloaded(trace.events, last)) return [];
  return [{ ...logoutAt(trace, last, last.tab, 'wrapper', null), how: { as: 'token-dropped' } }];
}

/**
 * Where something was written that the lab cannot read, when the refresh token had been taken out of its place: it may be
 * that token, or not. `null` where there is no such doubt.
 */
export function hiddenIn(trace: Trace): EventOf<'opaque-stored'> | null {
  const last = lastOfRefreshToken(trace);
  return last?.type === 'token-cleared' && logoutsOf(trace).length === 0 ? opaqueAfter(trace, last) : null;
}

function lastOfRefreshToken({ events }: Trace): TraceEvent | undefined {
  return events.findLast(
    (event) => (event.type === 'token-stored' || event.type === 'token-cleared') && event.kind === 'refresh',
  );
}

/** From the same step on: what takes its place is noted before it is. */
function opaqueAfter({ events }: Trace, { step }: TraceEvent): EventOf<'opaque-stored'> | null {
  return (
    events.find((event): event is EventOf<'opaque-stored'> => event.type === 'opaque-stored' && event.step >= step) ??
    null
  );
}

/** Whether a tab was loaded anew in the step of an event of its. */
function wasReloaded(events: readonly TraceEvent[], { tab, step }: TraceEvent & { readonly tab: number }): boolean {
  return events.some((event) => event.step === step && endsCode(event, tab));
}

/** Where an app has its users sign in. */
const SIGN_IN = /(log|sign)[-_]?(in|on)\b/i;

/** What a tab has, as a step ends. */
interface Session {
  readonly tab: number;
  readonly held: Record<'access' | 'refresh', boolean>;
  /** Refreshes under way that present a token. */
  readonly refreshes: Set<RequestId>;
  /** It was logged out, and has stored no token since. */
  isOut: boolean;
}

/** `isSaid`: by the app, and not by its tokens alone. */
type Found = Logout & { readonly isSaid: boolean };

function findLogouts(trace: Trace): readonly Logout[] {
  const { scenario, outOfReach = [] } = trace;
  const sessions = Array.from({ length: scenario.tabs }, (_, at): Session => {
    const isHeld = (kind: 'access' | 'refresh'): boolean => !outOfReach.includes(kind);
    const held = { access: isHeld('access'), refresh: isHeld('refresh') && scenario.refreshToken !== 'none' };
    return { tab: at + 1, held, refreshes: new Set(), isOut: false };
  });
  return stepsOf(trace.events).flatMap((events) => {
    const found = sessions.flatMap((session) => logoutsIn(trace, session, events));
    const logouts = found.filter((logout) => logout.isSaid || !found.some(({ isSaid }) => isSaid));
    // Tabs share their storage: who has lost the refresh token by another's logout does not log out as well.
    if (logouts.length > 0) for (const session of sessions) session.isOut ||= !session.held.refresh;
    return logouts.map(({ isSaid: _isSaid, ...logout }) => logout);
  });
}

/** The logouts of one tab in one step. */
function logoutsIn(trace: Trace, session: Session, events: readonly TraceEvent[]): readonly Found[] {
  const { tab, held } = session;
  const [wasIn, heldAny] = [isIn(session), holdsAny(session)];
  let isConcerned = false;
  let hears = false;
  let leaves = false;
  let asks = false;
  const said: (TraceEvent & { readonly type: 'logged-out' })[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'token-stored':
      case 'token-cleared':
        if (event.tab !== tab && !isShared(event.place)) break;
        held[event.kind] = event.type === 'token-stored' && event.generation !== null;
        if (held[event.kind]) session.isOut = false;
        isConcerned ||= event.tab === tab;
        break;
      case 'request-sent':
        if (event.tab === tab && event.role === 'refresh' && event.refresh !== null)
          session.refreshes.add(event.request);
        break;
      case 'answer-arrived':
        hears = session.refreshes.delete(event.request) || hears;
        asks ||= event.status < 300 && isSignOut(trace, tab, event.request);
        break;
      case 'request-failed':
        hears = session.refreshes.delete(event.request) || hears;
        break;
      case 'navigated':
        // By a router too, where it leads to a sign-in.
        leaves ||= event.tab === tab && (event.within !== true || SIGN_IN.test(event.to));
        break;
      case 'logged-out':
        if (event.tab === tab) said.push(event);
        break;
      default:
    }
  }
  if (said.length > 0) {
    session.isOut = true;
    return mostOf(said).map((event) => ({ ...logoutAt(trace, event, tab, event.by, event.call), isSaid: true }));
  }
  const [last] = events.slice(-1);
  // A reload empties the memory of its tab, and logs nobody out.
  if (!last || session.isOut || events.some((event) => endsCode(event, tab))) return [];
  const seesNone = trace.outOfReach?.length === 2;
  // Cleared as a refresh ends, whatever others are under way; or cleared before, and this was the last hope.
  const gone = (heldAny && !holdsAny(session) && hears) || (wasIn && !isIn(session));
  const cleared = !seesNone && (isConcerned || hears) && gone;
  if (!cleared && !(leaves && !held.refresh) && !(asks && seesNone)) return [];
  session.isOut = true;
  return [{ ...logoutAt(trace, last, tab, 'wrapper', null), isSaid: false }];
}

/** Whether a request asks its server to end the session. */
function isSignOut(trace: Trace, tab: number, id: RequestId): boolean {
  return requestsOf(trace).some((one) => one.id === id && one.tab === tab && SIGN_OUT.test(one.path));
}

const SIGN_OUT = /(log|sign)[-_]?(out|off)\/*(\?|$)/i;

function isIn(session: Session): boolean {
  return holdsAny(session) || session.refreshes.size > 0;
}

function holdsAny({ held }: Session): boolean {
  return held.access || held.refresh;
}

/** Of several ways to say it, the one that was used most often; the user's own counts as one of them. */
function mostOf<Said extends { readonly how: string; readonly by: string }>(said: readonly Said[]): readonly Said[] {
  const forced = said.filter(({ by }) => by === 'wrapper');
  const ways = [...Map.groupBy(forced, ({ how }) => how).values()];
  return [
    ...said.filter(({ by }) => by === 'user').slice(0, 1),
    ...ways.reduce<readonly Said[]>((most, way) => (way.length > most.length ? way : most), []),
  ];
}

function logoutAt(
  trace: Trace,
  { step, atMs }: TraceEvent,
  tab: number,
  by: Logout['by'],
  said: CallId | null,
): Logout {
  const request = requestsOf(trace).find(({ end }) => end?.step === step);
  const call = said ?? request?.call ?? beginningOf(trace, step);
  return { step, atMs, tab, by, call: by === 'user' ? null : call, request: request?.id ?? null };
}

/** The call whose mount or abort begins a step; `null` for any other step. */
function beginningOf({ events }: Trace, step: number): CallId | null {
  const first = events.find((event) => event.step === step);
  return first && 'call' in first ? first.call : null;
}

function stepsOf(events: readonly TraceEvent[]): readonly (readonly TraceEvent[])[] {
  return [...Map.groupBy(events, ({ step }) => step).values()];
}
