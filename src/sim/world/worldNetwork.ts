import type { Agenda } from './agenda.ts';
import type { Recorder } from './recorder.ts';
import { legsOf } from '../scenario.ts';
import { createRequestNumbers, senderOf, writeRequestId } from '../ids.ts';
import type { Latency } from '../scenario.ts';
import type { RequestId, RequestRole } from '../ids.ts';
import type { Call } from '../call.ts';
import type { EventOf, Generation, HeaderList, TraceCookie } from '../trace.ts';
import { ORIGIN, pathOf, roleOf } from './worldAddress.ts';
import type { Clock } from './clock.ts';
import { abortError, startExchange } from './requestLegs.ts';
import type { AskServer, Life } from './requestLegs.ts';
import type { RefreshContract } from '../source/dialect.ts';
import type { CookieChange, Cookies } from './cookies.ts';
import { ReadResponse } from './readAnswer.ts';
import type { ArrivedAnswer } from './readAnswer.ts';
import { withBytes } from './readRequest.ts';
import type { TokenRegistry } from './tokenWatch.ts';

/** Who sends a request. */
export interface Sender {
  readonly call: Call | null;
  readonly tab: number;
  readonly line: number | null;
  /** By which it may abort what it sends; `null` for none. */
  readonly signal: AbortSignal | null;
  /** The code that sends; without it, code that never goes. */
  readonly life?: Life;
}

export interface Network {
  /** Sends a request and gives its answer when the schedule brings it. */
  send(request: Request, sender: Sender): Promise<Response>;
  /** Reads the bodies of what was sent in this step, so that their events are complete. */
  readOutbox(): Promise<void>;
  /** The app wanted to send more than the cap allows. */
  overflowed(): boolean;
}

interface NetworkParts {
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly tokens: TokenRegistry;
  readonly latency: Latency;
  readonly server: AskServer;
  /** How the app gets an answer. Tests put a native `Response` here, to show why it is not one. */
  readonly respond?: ((answer: ArrivedAnswer) => Response) | undefined;
  /** Record headers. */
  readonly details: boolean;
  /** Requests beyond this many are never sent: the run is a runaway. */
  readonly cap: number;
  /** A refresh endpoint besides the lab's own. */
  readonly refresh: RefreshContract | null;
  /** Where tokens are looked for: in a bearer and in bodies, or wherever else a wrapper may carry one. */
  readonly carriers: 'bearer' | 'any';
  readonly cookies: Cookies;
  /** Whether the machine has a connection. */
  readonly isOnline: () => boolean;
  /** Told of a cookie that an answer to a tab set. */
  readonly onCookie: (tab: number, change: CookieChange) => void;
}

interface RequestName {
  readonly id: RequestId;
  readonly path: string;
  readonly role: RequestRole;
  readonly attempt: number;
}

type Sent = { -readonly [K in keyof EventOf<'request-sent'>]: EventOf<'request-sent'>[K] };

/** The network of a world: every request and every answer is a pending event, and nothing moves by itself. */
export function createNetwork(parts: NetworkParts): Network {
  const { agenda, clock, recorder, tokens, latency, server, cap } = parts;
  const headersOf = (headers: Headers): HeaderList => (parts.details ? headerList(headers) : []);
  const exchange = {
    agenda,
    clock,
    recorder,
    server,
    isOnline: parts.isOnline,
    headersOf,
    respond: parts.respond ?? ReadResponse.of,
  };
  const numbers = createRequestNumbers();
  let outbox: Promise<void>[] = [];
  let count = 0;

  /** The token of a kind that a request carries beside its body. */
  const carriedBy = ({ headers, url }: Request, cookies: readonly TraceCookie[]) => {
    const authorization = tokens.generationOf('access', headers.get('authorization')?.replace(/^\S+\s+/, ''));
    return (kind: 'access' | 'refresh'): Generation => {
      if (kind === 'access' && authorization !== null) return authorization;
      // A wrapper of the lab's own carries tokens nowhere else.
      if (parts.carriers === 'bearer') return null;
      const texts = [...[...headers].map(([, value]) => value), url, ...cookies.map(({ value }) => value)];
      return texts.flatMap((text) => tokens.findIn(text)).find((token) => token.kind === kind)?.generation ?? null;
    };
  };

  /** Gives what the server will get. */
  const recordSent = (
    request: Request,
    name: RequestName,
    { call, tab, line }: Sender,
    cookies: readonly TraceCookie[],
  ): { readonly event: Sent | undefined; readonly toServer: () => Request; readonly bytes: () => ArrayBuffer } => {
    const carried = carriedBy(request, cookies);
    recorder.record({
      type: 'request-sent',
      request: name.id,
      call: call?.id ?? null,
      tab,
      role: name.role,
      attempt: name.attempt,
      method: request.method,
      path: name.path,
      headers: headersOf(request.headers),
      body: null,
      access: carried('access'),
      refresh: name.role === 'refresh' ? carried('refresh') : null,
      ...(cookies.length > 0 && { cookies }),
      line,
    });
    const last = recorder.events.at(-1);
    const event = last?.type === 'request-sent' && last.request === name.id ? (last as Sent) : undefined;
    if (request.body === null || /^(GET|HEAD)$/.test(request.method))
      return { event, toServer: () => request, bytes: () => new ArrayBuffer() };
    let bytes = new ArrayBuffer();
    const read = async (): Promise<void> => {
      bytes = await request.arrayBuffer();
      const body = new TextDecoder().decode(bytes);
      if (!event) return;
      event.body = body;
      event.refresh = tokens.findIn(event.body).find((token) => token.kind === 'refresh')?.generation ?? event.refresh;
    };
    outbox.push(read());
    return { event, toServer: () => withBytes(request, bytes), bytes: () => bytes };
  };

  const network: Network = {
    overflowed: () => count > cap,
    async readOutbox() {
      if (outbox.length === 0) return;
      const reading = outbox;
      outbox = [];
      await Promise.all(reading);
    },
    send(request, sender) {
      if (request.signal.aborted) return Promise.reject(abortError(request.signal));
      if (sender.life?.isOver) return new Promise(() => {});
      count += 1;
      if (count > cap || recorder.overflowed()) return new Promise(() => {});

      const path = pathOf(request.url);
      const role = roleOf(path, request.method, parts.refresh);
      const number = numbers.next(keyOf(sender), role);
      const { attempt } = number;
      const id = writeRequestId(number);
      const cookies = request.credentials === 'omit' ? [] : parts.cookies.sent();
      const { event, toServer, bytes } = recordSent(request, { id, path, role, attempt }, sender, cookies);
      // Without a connection a request fails at once.
      const legs = parts.isOnline() ? legsOf(latency, { role, call: sender.call, attempt }) : { outMs: 0, backMs: 0 };
      return startExchange(exchange, {
        id,
        request,
        toServer,
        legs,
        cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
        tab: sender.tab,
        life: sender.life,
        followed: sender.signal,
        // A refresh uses up its token, by whatever method it is asked for.
        writes: role !== 'api' || !/^(GET|HEAD|OPTIONS)$/.test(request.method),
        subject: sender.call?.id ?? null,
        onPresented: (generation) => {
          if (!event) return;
          event.role = 'refresh';
          event.refresh = generation;
        },
        follow(answer) {
          const next = redirected(request, answer, bytes());
          return next && network.send(next, sender);
        },
        onCookies(setCookies) {
          for (const text of setCookies) {
            const change = parts.cookies.receive(text);
            if (change) parts.onCookie(sender.tab, change);
          }
        },
      });
    },
  };
  return network;
}

/** The request that `fetch` makes of an answer that sends it on, as the standard has it; `null` for any other answer. */
function redirected(request: Request, { status, headers }: ArrivedAnswer, bytes: ArrayBuffer): Request | null {
  const location = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || location === null || request.redirect !== 'follow') return null;
  const { method, credentials, signal } = request;
  const isKept = status === 307 || status === 308 || (status !== 303 && method !== 'POST') || method === 'HEAD';
  const sent = new Headers(request.headers);
  if (!isKept) for (const name of ['content-type', 'content-length']) sent.delete(name);
  const hasBody = isKept && !/^(GET|HEAD)$/.test(method) && bytes.byteLength > 0;
  return new Request(new URL(location, request.url), {
    method: isKept ? method : 'GET',
    headers: sent,
    credentials,
    signal,
    ...(hasBody && { body: bytes }),
  });
}

function keyOf({ call, tab }: Sender): string {
  return senderOf(call?.id ?? null, tab);
}

function headerList(headers: Headers): HeaderList {
  return [...headers].map(([name, value]) => [name, value.replaceAll(ORIGIN, '')] as const);
}
