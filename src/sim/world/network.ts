import type { Agenda } from '../engine/pending.ts';
import type { Recorder } from '../engine/recorder.ts';
import { requestIdOf, senderKey } from '../requestId.ts';
import type { Latency, Legs } from '../scenario.ts';
import type { Call, CallId, EventOf, Happening, HeaderList, RequestId, RequestRole } from '../trace.ts';
import { ORIGIN, pathOf, roleOf } from './address.ts';
import type { Clock } from './clock.ts';
import { readAnswer, ReadResponse } from './readAnswer.ts';
import type { Answer } from './readAnswer.ts';
import type { TokenRegistry } from './tokens.ts';

/** Who sends a request. */
export interface Sender {
  readonly call: Call | null;
  readonly tab: number;
  readonly line: number | null;
}

/** What the server makes of a request: an answer, a broken connection, or nothing, ever. */
export type Verdict =
  | { readonly as: 'answer'; readonly response: Response }
  | { readonly as: 'lost' }
  | { readonly as: 'hang' };

/** The server, seen from the network. What happens at it besides the verdict is told afterwards. */
export type Server = (
  id: RequestId,
  request: Request,
) => Promise<{ readonly verdict: Verdict; readonly happenings: readonly Happening[] }>;

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
  readonly server: Server;
  /** How the app gets an answer. Tests put a native `Response` here, to show why it is not one. */
  readonly respond?: ((answer: Answer) => Response) | undefined;
  /** Record headers. */
  readonly details: boolean;
  /** Requests beyond this many are never sent: the run is a runaway. */
  readonly cap: number;
}

type Sent = { -readonly [K in keyof EventOf<'request-sent'>]: EventOf<'request-sent'>[K] };

/** The network of a world: every request and every answer is a pending event, and nothing moves by itself. */
export function createNetwork(parts: NetworkParts): Network {
  const { agenda, clock, recorder, tokens, latency, server, cap } = parts;
  const respond = parts.respond ?? ReadResponse.of;
  const headersOf = (headers: Headers): HeaderList => (parts.details ? headerList(headers) : []);
  const attempts = new Map<string, number>();
  let outbox: Promise<void>[] = [];
  let count = 0;

  const nextAttempt = (sender: Sender, role: RequestRole): number => {
    const key = `${keyOf(sender)} ${role}`;
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    return attempt;
  };

  const recordSent = (
    request: Request,
    id: RequestId,
    role: RequestRole,
    attempt: number,
    { call, tab, line }: Sender,
  ): void => {
    const authorization = request.headers.get('authorization');
    recorder.record({
      type: 'request-sent',
      request: id,
      call: call?.id ?? null,
      tab,
      role,
      attempt,
      method: request.method,
      path: pathOf(request.url),
      headers: headersOf(request.headers),
      body: null,
      access: tokens.generationOf('access', authorization?.replace(/^bearer\s+/i, '')),
      refresh: null,
      line,
    });
    if (request.body === null) return;
    const event = recorder.events.at(-1) as Sent;
    const read = async (): Promise<void> => {
      event.body = await request.clone().text();
      event.refresh = tokens.findIn(event.body).find((token) => token.kind === 'refresh')?.generation ?? null;
    };
    outbox.push(read());
  };

  return {
    overflowed: () => count > cap,
    async readOutbox() {
      if (outbox.length === 0) return;
      const reading = outbox;
      outbox = [];
      await Promise.all(reading);
    },
    send(request, sender) {
      const role = roleOf(pathOf(request.url));
      if (request.signal.aborted) return Promise.reject(asError(request.signal.reason));
      count += 1;
      if (count > cap) return new Promise(() => {});

      const attempt = nextAttempt(sender, role);
      const id = requestIdOf(keyOf(sender), role, attempt);
      const legs = legsOf(latency, role, sender.call, attempt);
      const subject: CallId | null = sender.call?.id ?? null;
      recordSent(request, id, role, attempt, sender);

      return new Promise<Response>((resolve, reject) => {
        let aborted = false;
        const fail = (because: 'network' | 'abort' | 'timeout', error: Error): void => {
          recorder.record({ type: 'request-failed', request: id, because });
          reject(error);
        };
        request.signal.addEventListener('abort', () => {
          if (aborted || settled) return;
          aborted = true;
          // What is on its way to the server still arrives there; nobody waits for the answer.
          agenda.remove(`${id}<`);
          const error = asError(request.signal.reason);
          fail(error.name === 'TimeoutError' ? 'timeout' : 'abort', error);
        });
        let settled = false;

        const comeBack = (deliver: () => void): void => {
          if (aborted) return;
          agenda.add({
            choice: `${id}<`,
            kind: 'to-client',
            atMs: clock.elapsedMs() + legs.backMs,
            idle: false,
            happen: () => {
              agenda.remove(`${id}<`);
              settled = true;
              recorder.openStep({ atMs: clock.elapsedMs(), subject });
              deliver();
            },
          });
        };

        const arrive = async (): Promise<void> => {
          agenda.remove(`${id}>`);
          recorder.openStep({ atMs: clock.elapsedMs(), subject });
          const { verdict, happenings } = await server(id, request);
          switch (verdict.as) {
            case 'hang':
              recorder.record({ type: 'request-decided', request: id, status: null });
              break;
            case 'lost':
              recorder.record({ type: 'request-lost', request: id });
              comeBack(() => fail('network', new TypeError('Failed to fetch')));
              break;
            case 'answer': {
              const answer = await readAnswer(verdict.response, request.url);
              recorder.record({ type: 'request-decided', request: id, status: answer.status });
              comeBack(() => {
                const { status, headers, body } = answer;
                recorder.record({ type: 'answer-arrived', request: id, status, headers: headersOf(headers), body });
                resolve(respond(answer));
              });
            }
          }
          for (const happening of happenings) recorder.record(happening);
        };

        agenda.add({
          choice: `${id}>`,
          kind: 'to-server',
          atMs: clock.elapsedMs() + legs.outMs,
          idle: false,
          writes: !/^(GET|HEAD|OPTIONS)$/.test(request.method),
          happen: arrive,
        });
      });
    },
  };
}

function keyOf({ call, tab }: Sender): string {
  return senderKey(call?.id ?? null, tab);
}

function legsOf(latency: Latency, role: RequestRole, call: Call | null, attempt: number): Legs {
  if (role === 'refresh') return latency.refresh;
  const exception =
    role === 'api'
      ? latency.exceptions.find((one) => one.component === call?.component && one.attempt === attempt)
      : undefined;
  return { outMs: exception?.outMs ?? latency.api.outMs, backMs: exception?.backMs ?? latency.api.backMs };
}

function headerList(headers: Headers): HeaderList {
  return [...headers].map(([name, value]) => [name, value.replaceAll(ORIGIN, '')] as const);
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException('This operation was aborted', 'AbortError');
}
