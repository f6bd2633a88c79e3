import * as v from 'valibot';
import { createRequestNumbers, roleOf, senderOf, writeRequestId } from '../../../sim/index.ts';
import type { Call, HeaderList, Happening, RequestId, RequestRole } from '../../../sim/index.ts';
import type { KnownTokens } from './knownTokens.ts';
import type { Steps } from './steps.ts';

/** Carries the id of a request to the handler, and shows it in the Network tab: `posts.r1`. */
export const REQUEST_ID_HEADER = 'x-request-id';

export interface WatchedFetchParts {
  readonly fetch: typeof fetch;
  /** The address of the API. Requests to elsewhere are not watched. */
  readonly base: string;
  readonly tab: number;
  readonly steps: Steps;
  readonly tokens: KnownTokens;
  /** Beyond this many requests since all was quiet, none is sent. */
  readonly cap: number;
  readonly onRunaway: () => void;
  /** Before a request is named: the first one after all was quiet begins a new count. */
  readonly onSend: () => void;
  /** No service worker: requests go to a server that others see, and that tells nothing by itself. */
  readonly remote: boolean;
}

/** A request that was sent, by what it is. */
export interface SentRequest {
  readonly id: RequestId;
  /** `null`: the app itself sent it. */
  readonly call: Call | null;
  readonly role: RequestRole;
  /** Counts requests of this sender and role, from 1. */
  readonly attempt: number;
  /** Path and query, without the base URL. */
  readonly path: string;
}

export interface WatchedFetch {
  /** @param call that it is sent for; `null` when the app itself sends it */
  send(input: RequestInfo | URL, init: RequestInit | undefined, call: Call | null): Promise<Response>;
  find(id: RequestId): SentRequest | undefined;
  inFlight(): number;
  /** Counting starts anew: a request of the same name is another one. */
  forget(): void;
  /** Resolves when the bodies of what was sent are in their events. */
  bodiesRead(): Promise<void>;
}

type SentEvent = {
  -readonly [K in keyof Extract<Happening, { type: 'request-sent' }>]: Extract<Happening, { type: 'request-sent' }>[K];
};

/** The browser's `fetch`, with what it sends and gets recorded. */
export function createWatchedFetch(parts: WatchedFetchParts): WatchedFetch {
  const { steps, tokens, base, cap, tab } = parts;
  const numbers = createRequestNumbers();
  const named = new Map<RequestId, SentRequest>();
  const flying = new Set<RequestId>();
  let count = 0;
  let bodies: Promise<void>[] = [];

  /** Names it as the simulator does: `posts.1`, `posts.r1`, `app.l1`. */
  const nameOf = (url: string, call: Call | null): SentRequest => {
    const path = url.slice(base.length);
    const parts = numbers.next(senderOf(call?.id ?? null, tab), roleOf(path));
    const { role, attempt } = parts;
    const request = { id: writeRequestId(parts), call, role, attempt, path };
    named.set(request.id, request);
    return request;
  };

  const recordSent = (request: Request, event: SentEvent): void => {
    steps.record(event);
    if (request.body === null) return;
    const copy = request.clone();
    const readBody = async (): Promise<void> => {
      event.body = await copy.text();
      event.refresh = tokens.findIn(event.body).find(({ kind }) => kind === 'refresh')?.generation ?? null;
    };
    bodies.push(readBody());
  };

  /** What a server of one's own would have told: that it decided, and which tokens it issued. */
  const recordRemote = (id: RequestId, status: number, body: string): void => {
    steps.record({ type: 'request-decided', request: id, status });
    const found = status === 200 && named.get(id)?.role !== 'api' ? pairIn(body) : null;
    if (!found) return;
    const access = tokens.meet('access', found.access).generation;
    const refresh = tokens.meet('refresh', found.refresh).generation;
    steps.record({ type: 'tokens-issued', request: id, access, refresh });
  };

  return {
    find: (id) => named.get(id),
    inFlight: () => flying.size,
    forget() {
      count = 0;
      numbers.forget();
      named.clear();
    },
    async bodiesRead() {
      const reading = bodies;
      bodies = [];
      await Promise.all(reading);
    },
    async send(input, init, call) {
      const request = new Request(input, init);
      if (!request.url.startsWith(`${base}/`)) return parts.fetch(request);
      parts.onSend();
      count += 1;
      if (count > cap) {
        if (count === cap + 1) parts.onRunaway();
        return new Promise<never>(() => {});
      }

      const { id, role, attempt, path } = nameOf(request.url, call);
      const subject = call?.id ?? null;
      flying.add(id);
      recordSent(request, {
        type: 'request-sent',
        request: id,
        call: subject,
        tab,
        role,
        attempt,
        method: request.method,
        path,
        headers: headersOf(request.headers),
        body: null,
        access: tokens.generationOf('access', request.headers.get('authorization')?.replace(/^bearer\s+/i, '')),
        refresh: null,
        // The built code has other lines than the file.
        line: null,
      });
      if (!parts.remote) request.headers.set(REQUEST_ID_HEADER, id);

      try {
        const response = await parts.fetch(request);
        // Read before the app hears of it: from here on no answer waits for the network.
        const body = await response.clone().text();
        if (parts.remote) await steps.next(null, () => recordRemote(id, response.status, body));
        return await steps.next(subject, () => {
          flying.delete(id);
          steps.record({
            type: 'answer-arrived',
            request: id,
            status: response.status,
            headers: headersOf(response.headers),
            body,
          });
          return watchReading(response, steps);
        });
      } catch (error) {
        await steps.next(subject, () => {
          flying.delete(id);
          steps.record({ type: 'request-failed', request: id, because: reasonOf(error) });
        });
        throw error;
      }
    },
  };
}

/** The same response, whose step stays open until the app has read it. */
function watchReading(response: Response, steps: Steps): Response {
  for (const name of ['text', 'json', 'blob', 'arrayBuffer'] as const) {
    const read = response[name].bind(response) as () => Promise<unknown>;
    Object.defineProperty(response, name, { value: () => steps.during(read()) });
  }
  const clone = response.clone.bind(response);
  Object.defineProperty(response, 'clone', { value: () => watchReading(clone(), steps) });
  return response;
}

function headersOf(headers: Headers): HeaderList {
  return [...headers].filter(([name]) => name !== REQUEST_ID_HEADER).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function reasonOf(error: unknown): 'abort' | 'timeout' | 'network' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return 'abort';
  return name === 'TimeoutError' ? 'timeout' : 'network';
}

/** A pair of tokens in either of the two contracts. */
const pair = v.pipe(
  v.string(),
  v.parseJson(),
  v.union([
    v.pipe(
      v.object({ access_token: v.string(), refresh_token: v.string() }),
      v.transform((found) => ({ access: found.access_token, refresh: found.refresh_token })),
    ),
    v.pipe(
      v.object({ accessToken: v.string(), refreshToken: v.string() }),
      v.transform((found) => ({ access: found.accessToken, refresh: found.refreshToken })),
    ),
  ]),
);

function pairIn(body: string): v.InferOutput<typeof pair> | null {
  const { success, output } = v.safeParse(pair, body);
  return success ? output : null;
}
