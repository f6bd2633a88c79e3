import { hasExpired, heldBefore, holdsOf, isShared, requestsOf } from '../../sim/index.ts';
import type {
  Call,
  CallId,
  EventOf,
  Generation,
  Hold,
  Moment,
  RequestId,
  RequestRecord,
  Trace,
  TraceEvent,
} from '../../sim/index.ts';
import type { TokenPart } from './sentence.ts';

/** One step of the schedule with its events: first what the schedule chose, then what the code did in reaction. */
export interface Step extends Moment {
  readonly first: TraceEvent;
  readonly reactions: readonly TraceEvent[];
  /** The place of its first event in the trace's list. */
  readonly from: number;
}

/** A trace, indexed once for all of its sentences. */
export interface Reading {
  readonly trace: Trace;
  readonly steps: readonly Step[];
  readonly requests: readonly RequestRecord[];
  readonly holds: readonly Hold[];
  /** @throws {Error} when the trace has no such request. */
  readonly request: (id: RequestId) => RequestRecord;
  /** `null` for a request that belongs to no call. */
  readonly call: (id: CallId | null) => Call | null;
  /** The call that the first event of a step is about. */
  readonly actor: (step: Step) => Call | null;
  /** The token a tab holds just before the event with this index. */
  readonly held: (kind: 'access' | 'refresh', tab: number, index: number) => Generation;
  /** Where this app keeps its access token: `the store`, or `localStorage`. */
  readonly store: string;
  /** When an access token came into the store of a tab, before the event with this index; `null` for the first one. */
  readonly stored: (access: Generation, tab: number, index: number) => Moment | null;
  /** The last logout of a tab before the event with this index. */
  readonly loggedOut: (tab: number, index: number) => EventOf<'logged-out'> | null;
  /** Whether a call has settled when a step is over. */
  readonly isSettled: (call: CallId, step: number) => boolean;
  /** An access token as it stands at a virtual time, in milliseconds. */
  readonly access: (generation: Generation, atMs: number) => TokenPart;
  readonly refresh: (generation: Generation) => TokenPart;
}

/** Indexes a trace. */
export function readingOf(trace: Trace): Reading {
  const { events } = trace;
  const requests = requestsOf(trace);
  const byId = new Map(requests.map((request) => [request.id, request]));
  const call = (id: CallId | null): Call | null => trace.calls.find((candidate) => candidate.id === id) ?? null;
  const request = (id: RequestId): RequestRecord => {
    const found = byId.get(id);
    if (!found)
      throw new Error(`Failed to find the request "${id}": the trace has none of this id. Use an id of its events.`);
    return found;
  };
  return {
    trace,
    steps: stepsOf(trace),
    requests,
    holds: holdsOf(trace),
    request,
    call,
    actor: ({ first }) =>
      'call' in first ? call(first.call) : 'request' in first ? call(request(first.request).call) : null,
    held: (kind, tab, index) => heldBefore(trace, kind, tab, index),
    stored: (access, tab, index) =>
      events
        .slice(0, index)
        .findLast(
          (event) =>
            event.type === 'token-stored' &&
            event.kind === 'access' &&
            event.generation === access &&
            (event.tab === tab || isShared(event.place)),
        ) ?? null,
    store: storeIn(events),
    loggedOut: (tab, index) =>
      events
        .slice(0, index)
        .findLast((event): event is EventOf<'logged-out'> => event.type === 'logged-out' && event.tab === tab) ?? null,
    isSettled: (id, step) =>
      events.some((event) => event.type === 'call-settled' && event.call === id && event.step <= step),
    access: (generation, atMs) => ({
      token: { kind: 'access', generation, expired: hasExpired(trace, generation, atMs) },
    }),
    refresh: (generation) => ({ token: { kind: 'refresh', generation, expired: false } }),
  };
}

/** The events of one type among a step's reactions. */
export function reactionsOf<T extends TraceEvent['type']>(step: Step, type: T): readonly EventOf<T>[] {
  return step.reactions.filter((event): event is EventOf<T> => event.type === type);
}

/** Where an app keeps its access token, told from where it put one. */
function storeIn(events: readonly TraceEvent[]): string {
  const place = events.find((event) => isAccessChange(event) && event.place !== 'auth-store');
  if (!place || !isAccessChange(place)) return 'the store';
  const [where = '', ...rest] = place.place.split('.');
  if (where === 'state') return 'the Redux state';
  return where === 'cookie' ? `the cookie ${rest.join('.')}` : where === 'app' ? rest.join('.') : where;
}

function isAccessChange(event: TraceEvent): event is EventOf<'token-stored' | 'token-cleared'> {
  return (event.type === 'token-stored' || event.type === 'token-cleared') && event.kind === 'access';
}

function stepsOf({ events }: Trace): readonly Step[] {
  const steps: Step[] = [];
  let from = 0;
  while (from < events.length) {
    const first = events[from];
    if (!first) break;
    let to = from + 1;
    while (events[to]?.step === first.step) to += 1;
    steps.push({ step: first.step, atMs: first.atMs, first, reactions: events.slice(from + 1, to), from });
    from = to;
  }
  return steps;
}
