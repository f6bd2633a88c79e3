import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import type { BaseQueryApi, FetchArgs } from '@reduxjs/toolkit/query';
import type { Call } from '../call.ts';
import { lineInStack } from '../source/stackLines.ts';
import type { Network, Sender } from './worldNetwork.ts';
import type { Stands } from './stands.ts';
import { withTexts, withTime } from './standIn.ts';
import { initOnce, withText } from './readRequest.ts';
import { resolveAddress } from './worldAddress.ts';
import { setStackDepth } from './stackDepth.ts';

/** What the watched `fetch` and `fetchBaseQuery` of one tab are made of. */
export interface FetchParts {
  readonly tab: number;
  readonly network: Network;
  /** The wrapper's file, whose lines are looked for in the stack where no mark tells; `null` to look for none. */
  readonly file: string | null;
  /** The line whose call is under way, by its mark; `null` where it has none. */
  readonly lineHere: () => number | null;
  /** A `fetchFn`, which RTK Query calls later, as it is to be called; by default as it is. */
  readonly bound?: Stands['bound'] | undefined;
  /** The call a base query's `api` belongs to. `api.abort` survives the common `{ ...api, signal }`. */
  readonly callOf: (abort: BaseQueryApi['abort']) => Call | null;
  /** The call that a bare request is for, told from what it asks for; without it a bare request is nobody's. */
  readonly callFor?: ((method: string, url: string) => Call | null) | undefined;
  /** Makes an address absolute, and brings it to the lab's backend. */
  readonly resolve: (address: string | undefined) => string;
}

/** `fetch` and `fetchBaseQuery` as a wrapper sees them: the real one, over the world's network, with the sender known. */
export function createFetching({ tab, network, file, callOf, callFor, resolve, ...parts }: FetchParts): {
  readonly fetch: typeof fetch;
  readonly fetchBaseQuery: typeof fetchBaseQuery;
} {
  const lineHere = (): number | null => (file === null ? null : (parts.lineHere() ?? lineInStack(stackHere(), file)));

  /** Set while a wrapper's own `fetchFn` runs synchronously, so that its bare `fetch` is known for the call's. */
  let current: Sender | null = null;

  const requestOf = (input: RequestInfo | URL, init?: RequestInit): Request =>
    input instanceof Request
      ? relocated(new Request(input, init))
      : new Request(resolve(String(input)), init && initOnce(init));

  const worldFetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    let request: Request;
    try {
      request = requestOf(input, init);
    } catch (error) {
      // A request that was used already, for one: `fetch` rejects.
      return Promise.reject(asError(error));
    }
    const signal = init?.signal ?? (input instanceof Request ? (current?.signal ?? input.signal) : null);
    const sender = current ?? { call: callFor?.(request.method, request.url) ?? null, tab, line: lineHere() };
    return network.send(request, { ...sender, signal });
  };

  const relocated = (request: Request): Request => {
    const url = resolve(request.url);
    if (url === request.url) return request;
    if (/^(GET|HEAD)$/.test(request.method)) return new Request(url, request);
    // Made at another address it would lose its body in Firefox, where a request has no `body`.
    return Object.defineProperty(new Request(request), 'url', { value: url });
  };

  const watched: typeof fetchBaseQuery = ({ baseUrl, fetchFn, ...options } = {}) => {
    const settings = { ...withTime(options), baseUrl: resolveAddress(baseUrl).replace(/\/$/, '') };
    return (given, api, extraOptions) => {
      let args = withTexts(given) as string | FetchArgs;
      try {
        if (typeof args !== 'string') args = initOnce(args);
      } catch (error) {
        return Promise.reject(asError(error));
      }
      const sender: Sender = { call: callOf(api.abort), tab, line: lineHere(), signal: api.signal };
      const ownFetch = fetchFn && (parts.bound?.(fetchFn) ?? fetchFn);
      const send: typeof fetch = (input, init) => {
        if (!ownFetch)
          return network.send(relocated(input instanceof Request ? input : new Request(input, init)), sender);
        const outer = current;
        current = sender;
        try {
          const text = bodyTextOf(args);
          return ownFetch(
            text !== null && input instanceof Request ? withText(input, text) : (input as RequestInfo),
            init,
          );
        } finally {
          current = outer;
        }
      };
      return fetchBaseQuery({ ...settings, fetchFn: send })(args, api, extraOptions);
    };
  };

  return { fetch: worldFetch, fetchBaseQuery: watched };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The text that RTK makes of a body; `null` for what is no text. */
function bodyTextOf(args: string | FetchArgs): string | null {
  const body: unknown = typeof args === 'string' ? undefined : args.body;
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  const isJson = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
  return isJson ? JSON.stringify(body) : null;
}

/** How deep to look: behind this function, whoever asks for the line, and the watched function stands its caller. */
const FRAMES = 4;

/** The synchronous frames name the line; the asynchronous stack inside `fetch` is wrong for a shared promise. */
function stackHere(): string | undefined {
  const restore = setStackDepth(FRAMES);
  const { stack } = new Error('where');
  restore();
  return stack;
}
