import {
  beginningInWords,
  callLabel,
  deedInWords,
  FAILURES,
  FILLED,
  LOST,
  REVOKES,
  UNREADABLE,
  unknownToken,
} from '../../sim/index.ts';
import type { CallId, EventOf, RequestId, Trace, TraceEvent } from '../../sim/index.ts';

/** The words of a row. `token` is empty where none is concerned. */
export interface Happened {
  readonly who: string;
  readonly what: string;
  readonly token: string;
}

/** Says the events of a run in plain words, one by one. */
export function whatHappenedIn(trace: Trace): (event: TraceEvent) => Happened {
  const requests = new Map(
    trace.events.flatMap((event) => (event.type === 'request-sent' ? [[event.request, event] as const] : [])),
  );
  return (event) => whatHappened(trace, requests, event);
}

function whatHappened(
  trace: Trace,
  requests: ReadonlyMap<RequestId, EventOf<'request-sent'>>,
  event: TraceEvent,
): Happened {
  const caller = (id: CallId | null): string => {
    const call = trace.calls.find((one) => one.id === id);
    return call ? callLabel(call) : 'App';
  };
  const owner = (request: RequestId): string => caller(requests.get(request)?.call ?? null);
  const sent = (request: RequestId): EventOf<'request-sent'> | undefined => requests.get(request);
  const named = (request: RequestId): string => {
    const found = sent(request);
    return found
      ? `${owner(request)}’ ${found.role === 'api' ? `try ${found.attempt}` : found.role}`.replace(/([^s])’/, '$1’s')
      : request;
  };
  const inTab = (name: string, tab: number): string => (trace.scenario.tabs > 1 ? `${name}, tab ${tab}` : name);

  switch (event.type) {
    case 'call-started':
      return {
        who: caller(event.call),
        what: `${beginningInWords(trace.calls.find(({ id }) => id === event.call))} and calls ${operation(trace, event.call)}`,
        token: '',
      };
    case 'request-sent':
      return {
        who: caller(event.call),
        what: `sends ${event.method} ${event.path}${event.role === 'api' ? `, try ${event.attempt}` : ''}`,
        token: carried(event),
      };
    case 'request-decided':
      return {
        who: 'FastAPI',
        what:
          event.status === null
            ? `receives ${named(event.request)}, and never answers`
            : `answers ${event.status} to ${named(event.request)}`,
        token: '',
      };
    case 'request-lost':
      return { who: owner(event.request), what: `${roleOf(sent(event.request))} ${LOST}`, token: '' };
    case 'tokens-issued':
      return {
        who: 'FastAPI',
        what: `issues tokens to ${owner(event.request)}`,
        token: `access ${event.access}, refresh ${event.refresh}`,
      };
    case 'family-revoked':
      return { who: 'FastAPI', what: REVOKES, token: '' };
    case 'answer-arrived':
      return {
        who: owner(event.request),
        what: `receives ${event.status} for ${roleOf(sent(event.request))}`,
        token: '',
      };
    case 'request-failed':
      return {
        who: owner(event.request),
        what: `${roleOf(sent(event.request))} ${FAILURES[event.because].is}`,
        token: '',
      };
    case 'lock-acquired':
      return { who: inTab('Lock', event.tab), what: 'is acquired', token: '' };
    case 'lock-released':
      return { who: inTab('Lock', event.tab), what: 'is released', token: '' };
    case 'token-stored':
      return {
        who: inTab(placeName(event.place), event.tab),
        what: 'stores',
        token: event.generation === null ? unknownToken(event.kind) : `${event.kind} ${event.generation}`,
      };
    case 'token-cleared':
      return { who: inTab(placeName(event.place), event.tab), what: `clears the ${event.kind} token`, token: '' };
    case 'opaque-stored':
      return { who: inTab(placeName(event.place), event.tab), what: `stores ${UNREADABLE}`, token: '' };
    case 'logged-out':
      return {
        who: event.by === 'user' ? 'User' : caller(event.call),
        what: event.by === 'user' ? 'is logged out' : `forces a logout: ${event.how}`,
        token: '',
      };
    case 'user-acted':
      return {
        who: 'User',
        what: event.action === 'abort' ? `leaves: ${caller(event.call)} is aborted` : deedInWords(event),
        token: '',
      };
    case 'timer-fired':
      return { who: 'Clock', what: `fires timer ${event.timer}`, token: '' };
    case 'navigated':
      return { who: inTab('App', event.tab), what: `goes to ${event.to}`, token: '' };
    case 'dispatched':
      return { who: inTab('App', event.tab), what: `tells its window: ${event.name}`, token: '' };
    case 'console':
      return { who: inTab('Console', event.tab), what: `${event.level}: ${event.text}`, token: '' };
    case 'call-settled':
      return {
        who: caller(event.call),
        what: event.ok ? FILLED : `fails with ${event.status}${event.fault === null ? '' : `: ${event.fault}`}`,
        token: '',
      };
  }
}

function operation(trace: Trace, call: CallId): string {
  return trace.calls.find((one) => one.id === call)?.operation ?? call;
}

function roleOf(sent: EventOf<'request-sent'> | undefined): string {
  if (!sent) return 'a request';
  return sent.role === 'api' ? `try ${sent.attempt}` : `its ${sent.role}`;
}

function carried(sent: EventOf<'request-sent'>): string {
  const tokens = [
    sent.access === null ? null : `access ${sent.access}`,
    sent.refresh === null ? null : `refresh ${sent.refresh}`,
  ].filter((one) => one !== null);
  return tokens.length > 0 ? tokens.join(', ') : 'none';
}

function placeName(place: EventOf<'token-stored'>['place']): string {
  return place === 'auth-store' ? 'Auth store' : place;
}
