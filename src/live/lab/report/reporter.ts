import type { Middleware } from '@reduxjs/toolkit';
import type { BaseQueryApi } from '@reduxjs/toolkit/query';
import * as v from 'valibot';
import { createTokenWatch, REQUEST_CAP } from '../../../sim/index.ts';
import type { BackendEvent, Call, Choice, Happening, RequestId } from '../../../sim/index.ts';
import type { ReauthBaseQuery } from '../../app/api.ts';
import { createCalls } from './calls.ts';
import { createKnownTokens, heldNow } from './knownTokens.ts';
import type { KnownToken } from './knownTokens.ts';
import { CHANNEL } from './messages.ts';
import type { Command, Issued, Message, Report } from './messages.ts';
import { createSteps } from './steps.ts';
import { createWatchedFetch } from './watchedFetch.ts';
import type { WatchedFetch } from './watchedFetch.ts';
import { watchAuthStore, watchStorage } from './watchedTokens.ts';
import type { AuthStore } from './watchedTokens.ts';

/** What the server made of a request: an answer, a broken connection, or nothing, ever. */
export interface Decision<V> {
  readonly verdict: V;
  /** `null`: it never answers; `lost`: the connection broke. */
  readonly status: number | null | 'lost';
  readonly told: readonly BackendEvent[];
}

/** All that the lab sees of a page of the live app. */
export interface Reporter {
  readonly link: Link;
  readonly send: WatchedFetch['send'];
  /** A request that was sent and is not forgotten. */
  readonly find: WatchedFetch['find'];
  /** The call that a base query's `api` belongs to; `null` when it is none of a component. */
  callOf(abort: BaseQueryApi['abort']): Call | null;
  watchCalls(baseQuery: ReauthBaseQuery): ReauthBaseQuery;
  readonly middleware: Middleware;
  watchAuthStore(store: AuthStore): void;
  observeLock(): { acquired(): void; released(): void };
  /** Lets the server decide as one step of the trace. */
  decide<V>(id: RequestId, work: () => Promise<Decision<V>>): Promise<V>;
  /** Takes over tokens that the server issued before. */
  learn(tokens: readonly KnownToken[]): void;
  /** From now on this access token counts as that one, which it was made of. */
  takeFor(token: string, original: string): void;
  /** Tells the lab that a message waits on the held network. */
  waiting(choice: Choice): void;
}

export interface ReporterOptions {
  readonly tab: number;
  readonly page: string;
  readonly base: string;
  readonly remote: boolean;
  readonly fetch: typeof fetch;
}

/** Watches a page from the moment it is made. */
export function createReporter({ tab, page, base, remote, fetch }: ReporterOptions): Reporter {
  const tokens = createKnownTokens();
  const calls = createCalls(tab);
  const link = openLink({ tab, page, onIssued: ({ issued }) => tokens.learn(issued) });
  let locks = 0;
  let held = heldNow(tokens);

  const steps = createSteps({
    now: () => performance.timeOrigin + performance.now(),
    onOpen: () => void (held = heldNow(tokens)),
    async onClose({ at, events }) {
      await fetching.bodiesRead();
      link.report({ type: 'step', step: { at, events: [...events], calls: [...calls.all], held } });
    },
  });
  const fetching = createWatchedFetch({
    fetch,
    base,
    tab,
    remote,
    steps,
    tokens,
    cap: REQUEST_CAP,
    onSend: beginAnewWhenQuiet,
    onRunaway: () => link.report({ type: 'runaway', cap: REQUEST_CAP }),
  });
  const record = (happening: Happening): void => steps.record(happening);
  const tokenWatch = createTokenWatch(record, tokens);
  watchStorage(tab, tokenWatch);

  /** The first thing to happen after all was quiet begins a new trace, and names begin anew with it. */
  function beginAnewWhenQuiet(): void {
    if (calls.unsettled() > 0 || fetching.inFlight() > 0) return;
    calls.forget();
    fetching.forget();
  }

  function learn(known: readonly KnownToken[]): void {
    tokens.learn(known);
    link.share({ issued: known });
  }

  function noteLogout(how: 'logout()' | 'loggedOut'): void {
    const call = steps.subject();
    if (call === null) record({ type: 'user-acted', tab, action: 'logout' });
    record({ type: 'logged-out', tab, how, by: call === null ? 'user' : 'wrapper', call });
  }

  return {
    link,
    learn,
    send: fetching.send,
    find: fetching.find,
    takeFor(token, original) {
      const generation = tokens.generationOf('access', original);
      if (generation !== null) tokens.learn([{ kind: 'access', token, generation }]);
    },
    callOf: calls.of,
    watchAuthStore: (store) => watchAuthStore(store, tab, tokenWatch, () => noteLogout('logout()')),
    waiting: (choice) => link.report({ type: 'waiting', choice }),
    watchCalls: (baseQuery) => async (args, api, extraOptions) => {
      const mayBegin = calls.unsettled() === 0;
      if (mayBegin) beginAnewWhenQuiet();
      const call = calls.start(api, args);
      if (!call) return baseQuery(args, api, extraOptions);
      const { running } = await steps.next(call.id, () => {
        record({ type: 'call-started', call: call.id });
        return { running: baseQuery(args, api, extraOptions) };
      });
      return running;
    },
    middleware: () => (next) => (dispatched) => {
      if (v.is(action, dispatched) && dispatched.type === 'auth/loggedOut') noteLogout('loggedOut');
      const result = next(dispatched);
      if (v.is(settling, dispatched)) {
        const call = calls.settle(dispatched.meta.arg.queryCacheKey);
        if (call) record({ type: 'call-settled', call: call.id, ...endOf(dispatched) });
      }
      return result;
    },
    observeLock() {
      const lock = (locks += 1);
      return {
        acquired: () => record({ type: 'lock-acquired', tab, lock }),
        released: () => record({ type: 'lock-released', tab, lock }),
      };
    },
    decide: (id, work) =>
      steps.nextAfter(work, ({ verdict, status, told }) => {
        if (status === 'lost') record({ type: 'request-lost', request: id });
        else record({ type: 'request-decided', request: id, status });
        for (const event of told) {
          if (event.type === 'family-revoked') record({ type: 'family-revoked', request: id });
          if (event.type !== 'tokens-issued') continue;
          const { access, refresh } = event;
          learn([
            { kind: 'access', ...access },
            { kind: 'refresh', ...refresh },
          ]);
          record({ type: 'tokens-issued', request: id, access: access.generation, refresh: refresh.generation });
        }
        return verdict;
      }),
  };
}

/** The line of a page to the lab and to the other pages. Nobody has to listen. */
export interface Link {
  report(body: ReportBody): void;
  share(issued: Issued): void;
  /** Hears the commands for this page. */
  listen(listener: (command: Command) => void): void;
}

type ReportBody = Report extends infer R ? (R extends Report ? Omit<R, 'tab' | 'page'> : never) : never;

interface LinkParts {
  readonly tab: number;
  readonly page: string;
  readonly onIssued: (issued: Issued) => void;
}

function openLink({ tab, page, onIssued }: LinkParts): Link {
  const channel = new BroadcastChannel(CHANNEL);
  const listen = (hear: (message: Message) => void): void =>
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data));
  listen((message) => {
    if ('issued' in message) onIssued(message);
  });
  return {
    report: (body) => channel.postMessage({ tab, page, ...body }),
    share: (issued) => channel.postMessage(issued),
    listen: (listener) =>
      listen((message) => {
        if ('do' in message && (message.to === tab || message.to === 'all')) listener(message);
      }),
  };
}

const action = v.looseObject({ type: v.string() });

/** What RTK Query dispatches when a call is over. */
const settling = v.looseObject({
  type: v.pipe(v.string(), v.regex(/\/execute(Query|Mutation)\/(fulfilled|rejected)$/)),
  payload: v.unknown(),
  error: v.optional(v.looseObject({ name: v.optional(v.string()) })),
  meta: v.looseObject({
    // A mutation has none.
    arg: v.looseObject({ queryCacheKey: v.optional(v.string()) }),
    // Set when nothing was done, since the same call was under way.
    condition: v.optional(v.literal(false)),
  }),
});

const withStatus = v.looseObject({ status: v.union([v.number(), v.string()]) });

function endOf({ type, payload, error }: v.InferOutput<typeof settling>) {
  if (type.endsWith('fulfilled')) return { ok: true } as const;
  const status = v.is(withStatus, payload) ? payload.status : (error?.name ?? 'Error');
  return { ok: false, status, fault: null } as const;
}
