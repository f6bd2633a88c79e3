import type { CallId, RequestId } from '../ids.ts';
import type { EventOf, Generation, Trace } from '../trace.ts';

/** A moment of a run. */
export interface Moment {
  readonly step: number;
  readonly atMs: number;
}

/** How a request ended at the app. */
export type RequestEnd = Moment &
  (
    | ({ readonly as: 'answered' } & Pick<EventOf<'answer-arrived'>, 'status' | 'headers' | 'body' | 'cookies'>)
    | { readonly as: 'failed'; readonly because: 'network' | 'abort' | 'timeout' }
  );

/** One HTTP request with everything that happened to it, folded from its events. */
export interface RequestRecord extends Omit<EventOf<'request-sent'>, 'type' | 'request' | 'step' | 'atMs'> {
  readonly id: RequestId;
  readonly sent: Moment;
  /**
   * When FastAPI decided, and what; `status: null` when it never answers. `null` if it has not (yet). `refused`: it did
   * not let the access token in, and says so by another status than 401.
   */
  readonly decided: (Moment & { readonly status: number | null; readonly refused: boolean }) | null;
  readonly lost: Moment | null;
  /** The pair that FastAPI issued for it. */
  readonly issued: { readonly access: number; readonly refresh: number } | null;
  readonly revokedFamily: boolean;
  readonly end: RequestEnd | null;
}

type RequestDraft = { -readonly [K in keyof RequestRecord]: RequestRecord[K] };

/** Folded once for each trace, which never changes. */
const known = new WeakMap<Trace, readonly RequestRecord[]>();

/** All requests of a run, in the order they were sent. */
export function requestsOf(trace: Trace): readonly RequestRecord[] {
  const found = known.get(trace) ?? foldRequests(trace);
  known.set(trace, found);
  return found;
}

function foldRequests(trace: Trace): readonly RequestRecord[] {
  const byId = new Map<RequestId, RequestDraft>();
  for (const event of trace.events) {
    const { step, atMs } = event;
    const request = 'request' in event ? byId.get(event.request) : undefined;
    switch (event.type) {
      case 'request-sent': {
        const { type: _type, request: id, step: _step, atMs: _atMs, ...sent } = event;
        byId.set(id, {
          id,
          ...sent,
          sent: { step, atMs },
          decided: null,
          lost: null,
          issued: null,
          revokedFamily: false,
          end: null,
        });
        break;
      }
      case 'request-decided':
        if (request) request.decided = { step, atMs, status: event.status, refused: event.refused ?? false };
        break;
      case 'request-lost':
        if (request) request.lost = { step, atMs };
        break;
      case 'tokens-issued':
        if (request) request.issued = { access: event.access, refresh: event.refresh };
        break;
      case 'family-revoked':
        if (request) request.revokedFamily = true;
        break;
      case 'answer-arrived':
        if (request)
          request.end = {
            step,
            atMs,
            as: 'answered',
            status: event.status,
            headers: event.headers,
            body: event.body,
            ...(event.cookies && { cookies: event.cookies }),
          };
        break;
      case 'request-failed':
        if (request) request.end = { step, atMs, as: 'failed', because: event.because };
        break;
      default:
    }
  }
  return [...byId.values()];
}

/** Whether the app was told that its access token is not let in: by a 401, or as this server says it. */
export function wasRefused({ role, decided, end }: RequestRecord): boolean {
  return role === 'api' && end?.as === 'answered' && (end.status === 401 || decided?.refused === true);
}

/** Whether a request asks for new tokens: by a refresh, or on any other road on which it was given some. */
export function asksForTokens({ role, issued }: RequestRecord): boolean {
  return role === 'refresh' || issued !== null;
}

/** The requests for new tokens, in the order they were sent. */
export function renewalsOf(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(asksForTokens);
}

/** Statuses by which a server says nothing of the token that it was given. */
const SAY_NOTHING = [404, 405, 408, 425, 429];

/** Whether the app was told that it gets no new tokens: by a definite answer, not by an outage. */
export function isRefusedRefresh({ role, issued, end }: RequestRecord): boolean {
  if (role !== 'refresh' || issued !== null || end?.as !== 'answered') return false;
  return end.status >= 400 && end.status < 500 && !SAY_NOTHING.includes(end.status);
}

/** The requests of one call, in the order they were sent. */
export function requestsOfCall(requests: readonly RequestRecord[], call: CallId): readonly RequestRecord[] {
  return requests.filter((request) => request.call === call);
}

/** `a2`, `r2`: how a token is written on the timeline. */
export function tokenName(kind: 'access' | 'refresh', generation: Generation): string {
  return generation === null ? 'none' : `${kind === 'access' ? 'a' : 'r'}${generation}`;
}

/** The names of the tokens that a request carries; none where it carries none. */
export function tokensCarried({ access, refresh }: Pick<RequestRecord, 'access' | 'refresh'>): readonly string[] {
  return [
    ...(access === null ? [] : [tokenName('access', access)]),
    ...(refresh === null ? [] : [tokenName('refresh', refresh)]),
  ];
}
