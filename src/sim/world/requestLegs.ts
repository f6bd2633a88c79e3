import { writeChoice } from '../choice.ts';
import type { Agenda } from './agenda.ts';
import type { Recorder } from './recorder.ts';
import type { Legs } from '../scenario.ts';
import type { CallId, RequestId } from '../ids.ts';
import type { Generation, Happening, HeaderList } from '../trace.ts';
import type { Clock } from './clock.ts';
import { cookieIn } from './cookies.ts';
import { readAnswer } from './readAnswer.ts';
import type { ArrivedAnswer } from './readAnswer.ts';

/** What the server makes of a request: an answer, a broken connection, or nothing, ever. */
export type ServerAnswer =
  | { readonly as: 'answer'; readonly response: Response }
  /** `status`: it was answered so, and the answer is lost on its way; `null` where the request itself is lost. */
  | { readonly as: 'lost'; readonly status: number | null }
  | { readonly as: 'hang' };

/** The server, seen from the network. What happens at it besides the verdict is told afterwards. */
export type AskServer = (
  id: RequestId,
  request: Request,
  /** Its cookies, by name. */
  cookies: Readonly<Record<string, string>>,
) => Promise<{
  readonly verdict: ServerAnswer;
  /** What the answer sets, as `Set-Cookie` has it. */
  readonly setCookies: readonly string[];
  /** It did not let the access token in, and says so by another status than 401. */
  readonly refused: boolean;
  /** The refresh token that it read of the request; `null` where it took it for no refresh. */
  readonly presented: { readonly generation: Generation } | null;
  readonly happenings: readonly Happening[];
}>;

/** The code of a tab from its loading on, until the tab is closed or loaded anew. */
export interface Life {
  /** Nothing of it goes on, and it hears of nothing. */
  isOver: boolean;
  /** Its requests under way, each with what ends it as the tab is loaded anew. */
  readonly underWay: Set<() => void>;
}

/** What every exchange of a network needs. */
export interface ExchangeParts {
  readonly agenda: Agenda;
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly server: AskServer;
  /** Whether the machine has a connection: without one, what arrives is lost. */
  readonly isOnline: () => boolean;
  readonly respond: (answer: ArrivedAnswer) => Response;
  readonly headersOf: (headers: Headers) => HeaderList;
}

/** One request on its way. */
export interface Sending {
  readonly id: RequestId;
  readonly request: Request;
  /** The same for the server, once what was sent in its step is read. */
  readonly toServer: () => Request;
  readonly legs: Legs;
  /** The cookies that go with it, by name. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Told that the server took it for a refresh, and which token it read of it. */
  readonly onPresented: (generation: Generation) => void;
  /** Where the answer sends it on, what comes of that; `null` where it does not. */
  readonly follow: (answer: ArrivedAnswer) => Promise<Response> | null;
  /** Told what its answer sets, as the answer arrives. */
  readonly onCookies: (setCookies: readonly string[]) => void;
  readonly tab: number;
  /** The code that sent it: once that is over, nobody hears of what becomes of it. */
  readonly life: Life | undefined;
  /** The signal that its sender was given, and that its own may follow; `null` for none. */
  readonly followed: AbortSignal | null;
  /** It may change what others find at the server. */
  readonly writes: boolean;
  /** The call that its arrivals are put down to. */
  readonly subject: CallId | null;
}

/**
 * A request's two legs, each a pending event. Gives the answer when the schedule brings it.
 *
 * An abort rejects at once. What is on its way to the server still arrives there, and nobody waits for the answer.
 */
export function startExchange(parts: ExchangeParts, sending: Sending): Promise<Response> {
  const { agenda, clock, recorder } = parts;
  const { id, request, legs, subject } = sending;
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const toServer = writeChoice({ of: 'message', request: id, to: 'server' });
  const toClient = writeChoice({ of: 'message', request: id, to: 'client' });
  let state: 'open' | 'aborted' | 'delivered' = 'open';

  const fail = (because: 'network' | 'abort' | 'timeout', error: Error): void => {
    if (sending.life?.isOver) return;
    recorder.record({ type: 'request-failed', request: id, because });
    reject(error);
  };

  const abort = (): void => {
    if (state !== 'open') return;
    state = 'aborted';
    sending.life?.underWay.delete(endWithPage);
    agenda.remove(toClient);
    const error = abortError(request.signal);
    fail(error.name === 'TimeoutError' ? 'timeout' : 'abort', error);
  };
  const endWithPage = (): void => {
    if (state !== 'open') return;
    state = 'aborted';
    recorder.record({ type: 'request-failed', request: id, because: 'abort' });
  };
  sending.life?.underWay.add(endWithPage);
  // A request's own signal follows its sender's: in WebKit it fires before that one does, elsewhere after.
  const { followed } = sending;
  let isToFire = followed?.aborted === false;
  const onFollowed = (): void => {
    isToFire = false;
    if (request.signal.aborted) abort();
  };
  followed?.addEventListener('abort', onFollowed);
  request.signal.addEventListener('abort', () => {
    if (!isToFire || !followed?.aborted) abort();
  });

  agenda.add({
    choice: toServer,
    kind: 'to-server',
    atMs: clock.elapsedMs() + legs.outMs,
    idle: false,
    writes: sending.writes,
    happen: arrive,
  });
  return promise;

  async function arrive(): Promise<void> {
    agenda.remove(toServer);
    recorder.openStep({ atMs: clock.elapsedMs(), subject });
    if (!parts.isOnline()) {
      recorder.record({ type: 'request-lost', request: id });
      return comeBack(failByNetwork);
    }
    const decided = await parts.server(id, sending.toServer(), sending.cookies);
    const { verdict, setCookies, happenings } = decided;
    if (decided.presented) sending.onPresented(decided.presented.generation);
    switch (verdict.as) {
      case 'hang':
        recorder.record({ type: 'request-decided', request: id, status: null });
        break;
      case 'lost':
        recorder.record(
          verdict.status === null
            ? { type: 'request-lost', request: id }
            : { type: 'request-decided', request: id, status: verdict.status },
        );
        comeBack(failByNetwork);
        break;
      case 'answer': {
        const answer = await readAnswer(verdict.response, request.url);
        recorder.record({
          type: 'request-decided',
          request: id,
          status: answer.status,
          ...(decided.refused && { refused: true }),
        });
        comeBack(() => deliver(answer, setCookies));
      }
    }
    for (const happening of happenings) recorder.record(happening);
  }

  function failByNetwork(): void {
    fail('network', new TypeError('Failed to fetch'));
  }

  function comeBack(happen: () => void): void {
    if (state === 'aborted' || sending.life?.isOver) return;
    agenda.add({
      choice: toClient,
      kind: 'to-client',
      tab: sending.tab,
      atMs: clock.elapsedMs() + legs.backMs,
      idle: false,
      happen() {
        agenda.remove(toClient);
        state = 'delivered';
        // In Node a signal is kept for longer than a run, and with it whoever listens.
        followed?.removeEventListener('abort', onFollowed);
        sending.life?.underWay.delete(endWithPage);
        recorder.openStep({ atMs: clock.elapsedMs(), subject });
        if (parts.isOnline()) happen();
        else failByNetwork();
      },
    });
  }

  function deliver(answer: ArrivedAnswer, setCookies: readonly string[]): void {
    const { status, headers, body } = answer;
    recorder.record({
      type: 'answer-arrived',
      request: id,
      status,
      headers: parts.headersOf(headers),
      body,
      ...(setCookies.length > 0 && { cookies: setCookies.map(cookieIn) }),
    });
    if (setCookies.length > 0) sending.onCookies(setCookies);
    resolve(sending.follow(answer) ?? parts.respond(answer));
  }
}

/** Why a signal fired, as `fetch` rejects with it. */
export function abortError({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException('This operation was aborted', 'AbortError');
}
