import * as query from '@reduxjs/toolkit/query';
import type { BaseQueryApi, FetchArgs } from '@reduxjs/toolkit/query';
import { oneAtATime } from '../engine/oneAtATime.ts';
import { createAgenda } from '../world/agenda.ts';
import { slotsOf } from '../world/bindings.ts';
import type { Slot } from '../world/bindings.ts';
import { createSettling } from '../engine/settle.ts';
import { createRandom } from '../random.ts';
import type { Program } from '../source/program.ts';
import { ORIGIN, resolveAddress } from '../world/worldAddress.ts';
import { createBroadcastChannelClass } from '../world/broadcast.ts';
import { createClock } from '../world/clock.ts';
import { createEnvironment } from '../world/environment.ts';
import { createGlobals } from '../world/globals.ts';
import { createModules } from '../world/modules.ts';
import { ReadResponse } from '../world/readAnswer.ts';
import { createStandIn, standInModule, standsFor, withTexts, withTime } from '../world/standIn.ts';
import type { StandInAnswers } from '../world/standIn.ts';
import { createStorage } from '../world/worldStorage.ts';
import { textOf } from '../world/textOf.ts';
import { GuardedTarget } from '../world/uncaught.ts';
import { createLocks } from '../world/weblocks.ts';
import { ANSWER, cookiesOf, createSeen, markedAnswer, markedState, parsedMark } from './markedApp.ts';
import type { Seen } from './markedApp.ts';
import type { Probed, ProbeSetup } from './probed.ts';
import { markOf } from './marks.ts';
import {
  answerOfQuestion,
  HAS_NOTHING,
  isAddressGetter,
  isIdentity,
  keyIn,
  isRawQuery,
  isTokenName,
  kindOfName,
  momentOf,
  namedRead,
  readsToken,
} from '../world/standInNames.ts';

/** The call that a probe makes, below whatever base the wrapper has. */
export const PROBED_PATH = '/posts';

/** Requests that are answered before a call is given up: it sends for ever. */
const MOST_REQUESTS = 12;

/** Timers that are fired before a call is given up. */
const MOST_TURNS = 60;

/**
 * Calls a wrapper once, in an app whose every part answers, and whose tokens say where they were found. Nothing of it is
 * a run: it tells how the wrapper speaks with its app and its server, whatever its text looks like.
 *
 * @throws {WrapperError} when its module cannot be evaluated
 */
export async function probe(program: Program, setup: ProbeSetup): Promise<Probed> {
  return oneAtATime(async (borrow) => {
    const agenda = createAgenda();
    const clock = createClock(agenda);
    const random = createRandom(1);
    borrow(clock, random);
    const seen = createSeen(setup);
    /** Bodies that are being read: the platform takes tasks for it, another number in each engine. */
    const reading: Promise<string>[] = [];
    const entry = evaluate(program, setup, seen, { clock, random, reading });
    const settling = createSettling();
    let ended: Probed['ended'] = null;
    const note = (as: 'data' | 'error' | 'threw', value: unknown): void => void (ended = { as, text: textOf(value) });
    try {
      entry().then(
        (result) => (result?.error === undefined ? note('data', result?.data) : note('error', result.error)),
        (error: unknown) => note('threw', error),
      );
      for (let turn = 0; turn < MOST_TURNS; turn += 1) {
        await settling.settle();
        if (ended !== null) break;
        if (reading.length > 0) {
          await Promise.all(reading.splice(0));
          continue;
        }
        const [next] = agenda.list().toSorted((a, b) => a.atMs - b.atMs);
        if (!next) {
          // What a wrapper reads that is the platform's own takes some turns.
          if (turn > 20) break;
          continue;
        }
        clock.moveTo(next.atMs);
        await next.happen();
      }
    } finally {
      await settling.close();
    }
    return { ...seen.all(), ended };
  });
}

function evaluate(
  program: Program,
  setup: ProbeSetup,
  seen: Seen,
  {
    clock,
    random,
    reading,
  }: { clock: ReturnType<typeof createClock>; random: () => number; reading: Promise<string>[] },
): () => Promise<{ readonly data?: unknown; readonly error?: unknown } | undefined> {
  const hosts = new Map<string, string>();
  const hostOf = (use: string): string => {
    const host = `n${[...hosts.keys(), use].indexOf(use)}.stand-in.invalid`;
    hosts.set(use, host);
    return `https://${host}`;
  };
  const state = markedState([], seen);
  const answers: StandInAnswers = {
    text(use) {
      const kind = kindOfName(use);
      if (kind.is === 'text') return kind.text;
      if (kind.is === 'number') return String(kind.value);
      const moment = momentOf(use);
      if (moment !== null) return String(moment);
      return kind.is === 'address' ? hostOf(use) : (seen.seeded(use, 'token') ?? '');
    },
    read(use) {
      seen.use(use);
      const kind = kindOfName(use);
      if (kind.is === 'number') return kind.value;
      const moment = momentOf(use);
      if (moment !== null) return moment;
      if (kind.is === 'address') return kind.sure ? hostOf(use) : undefined;
      // `tokens.refresh` may be a function that gives it: as a text it is one all the same.
      if (kind.is !== 'token' || MAY_BE_CALLED.test(use)) return undefined;
      return seen.seeded(use, 'token') ?? undefined;
    },
    call(use, member, args) {
      seen.use(use);
      if (member === 'dispatch') return dispatch(args[0]);
      // A hook's store is no Redux store, and has functions in its state.
      if (member === 'getState' && !/ use[A-Z]\w*\.getState/.test(use)) return state;
      if (isRawQuery(member, args)) return sendRaw(args);
      const read = namedRead(use, member, args);
      if (read === use) seen.deed({ do: 'call', at: use }, args);
      const isToken = readsToken(read) && (read !== use || args.length === 0);
      if (isToken && setup.seeds !== 'none') return seen.seeded(read, 'token');
      if (read !== use) return isIdentity(keyIn(read)) ? '1' : seen.seeded(read, 'value');
      return HAS_NOTHING.has(member)
        ? false
        : (answerOfQuestion(member, args) ?? (isAddressGetter(use) ? hostOf(use) : undefined));
    },
  };
  const getState = (): unknown => state;
  const dispatch = (action: unknown): unknown => {
    if (typeof action === 'function' && standsFor(action) === null) return thunk(action as Thunk);
    const use = standsFor(action);
    const { type, payload } =
      use === null ? (action as { type?: unknown; payload?: unknown }) : { type: use, payload: null };
    seen.deed({ do: 'dispatch', at: String(type) }, payload);
    return action;
  };

  const store = { dispatch, getState, subscribe: () => () => {}, replaceReducer() {} };
  const thunk = (work: Thunk): unknown => {
    try {
      return work(dispatch, getState, undefined);
    } catch {
      // One of the reader's own api looks for itself in the state, where everything is and nothing fits.
      return { unwrap: async () => undefined, unsubscribe() {} };
    }
  };
  /** A raw base query that was not given sends the token of its app, wherever that is. */
  const sendRaw = (args: readonly unknown[]): unknown => {
    const raw = query.fetchBaseQuery({
      baseUrl: hostOf(RAW_TOKEN),
      credentials: 'include',
      fetchFn: send,
      prepareHeaders: (headers) =>
        setup.seeds === 'none' ? headers : (headers.set('authorization', `Bearer ${markOf(RAW_TOKEN)}`), headers),
    });
    const [what, ...rest] = args as Parameters<typeof raw>;
    return Promise.resolve(raw(withTexts(what) as FetchArgs, rest[0], rest[1] ?? {})).then(marked);
  };

  const refusal = typeof setup.expired.body === 'string' ? setup.expired.body : JSON.stringify(setup.expired.body);
  let hasAccepted = setup.seeds === 'old';
  /** Headers that a raw base query was called with a moment ago. */
  let meant: Headers | null = null;
  const send = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request =
      input instanceof Request ? new Request(input, init) : new Request(resolveAddress(String(input)), init);
    if (request.signal.aborted) throw request.signal.reason;
    if (seen.count() >= MOST_REQUESTS) return new Promise(() => {});
    const said = meant;
    meant = null;
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url);
    const is = pathname.endsWith(PROBED_PATH) ? 'call' : 'other';
    // Until something else was sent, the token is as bad as before.
    const isRefused = is === 'call' && !hasAccepted;
    seen.request({
      is,
      method: request.method,
      url: request.url.replace(ORIGIN, ''),
      headers: [...request.headers],
      replaced: [...(said ?? [])].filter(([name, value]) => request.headers.get(name) !== value),
      body,
      credentials: request.credentials,
    });
    if (is === 'other') hasAccepted = true;
    if (is === 'other')
      return respond(
        setup.renewed.status,
        setup.renewed.status === 204 ? '' : JSON.stringify(markOf(ANSWER)),
        request.url,
      );
    return isRefused ? respond(setup.expired.status, refusal, request.url) : respond(200, '[]', request.url);
  };

  /** `null` for none. In Firefox a request does not tell whether it has one. */
  async function bodyOf(request: Request): Promise<string | null> {
    if (request.body === null || /^(GET|HEAD)$/.test(request.method)) return null;
    const text = request.text();
    reading.push(text);
    return (await text) || null;
  }

  const written = new Map<string, string>();
  const storageOf = (name: string): Storage => {
    const items = new Map<string, string>();
    const removed = new Set<string>();
    const storage = createStorage(items, ({ key, value }) => {
      if (value === null) removed.add(key);
      written.set(`${name}.${key}`, value ?? '');
      seen.deed({ do: value === null || value === '' ? 'clear' : 'store', at: `${name}.${key}` }, value);
    });
    const read = (key: string): string | null =>
      items.get(key) ?? (removed.has(key) ? null : seen.seeded(`${name}.${key}`, key));
    return new Proxy(storage, {
      get(target, key) {
        if (key === 'getItem') return (wanted: string) => read(String(wanted));
        if (key === 'removeItem')
          return (wanted: string) => {
            removed.add(String(wanted));
            items.delete(String(wanted));
            seen.deed({ do: 'clear', at: `${name}.${String(wanted)}` });
          };
        const own: unknown = Reflect.get(target, key);
        return own ?? (typeof key === 'string' ? (read(key) ?? undefined) : undefined);
      },
    });
  };
  const localStorage = storageOf('localStorage');
  const document = cookiesOf(setup, seen);
  const globals = createGlobals({
    clock,
    random,
    fetch: send,
    localStorage,
    sessionStorage: storageOf('sessionStorage'),
    document,
    JSON: {
      stringify: JSON.stringify,
      parse: (text, revive) => parsedMark(text, seen) ?? (JSON.parse(text, revive) as unknown),
    },
    events: new GuardedTarget(() => {}),
    locks: createLocks().of(1),
    BroadcastChannel: createBroadcastChannelClass(new Map(), () => {}),
    environment: createEnvironment(setup.environment, seen.environment),
    onConsole: () => {},
    onNavigate: (to) => seen.deed({ do: 'navigate', at: to }),
    onDispatch: () => {},
    onUncaught: () => {},
  });
  const modules = createModules({
    program,
    globals,
    localStorage,
    document,
    fetchBaseQuery: ({ baseUrl, fetchFn, ...options } = {}) => {
      const use = standsFor(baseUrl);
      const raw = query.fetchBaseQuery({
        ...withTime(options),
        baseUrl: use === null ? resolveAddress(baseUrl) : hostOf(use),
        fetchFn: fetchFn ?? send,
      });
      return async (args, api, extra) => {
        const said = withTexts(args) as FetchArgs;
        meant = headersIn(said);
        return marked(await raw(said, api, extra));
      };
    },
    observeLock: () => ({ acquired: () => {}, released: () => {} }),
    onEvaluated: () => {},
    otherwise: (specifier) => standInModule(specifier, answers),
    store,
    heard: {
      api: () => {},
      slice: () => {},
      store: () => store,
    },
  });
  const baseQuery = modules.entry(
    program.dialect?.entry ?? { by: 'default' },
    (parameter) =>
      answers.read(`parameter ${parameter}`, parameter) ?? createStandIn(`parameter ${parameter}`, parameter, answers),
  );
  const slots = slotsOf(modules.bindings());
  const empty = slots.filter(({ path, get }) => path.length === 0 && (get() === null || get() === undefined));
  for (const slot of slots) {
    const { file, name, path, get, set } = slot;
    const last = path.at(-1) ?? name;
    // `let renewal = null` waits for a promise.
    const isToken = /(token|jwt|bearer)$/i.test(last) || (path.length > 0 && isTokenName(last));
    const value = get();
    const isChosen = setup.variable !== undefined && empty[setup.variable] === slot;
    if ((isToken || isChosen) && (value === null || value === undefined || value === '')) {
      const mark = seen.seeded(placeOfSlot({ file, name, path }), 'token');
      if (mark !== null) set(mark);
    }
  }
  const controller = new AbortController();
  const api = {
    signal: controller.signal,
    abort: () => controller.abort(),
    dispatch,
    getState,
    extra: undefined,
    endpoint: 'getPosts',
    type: 'query',
    forced: false,
    queryCacheKey: 'getPosts(undefined)',
  } as unknown as BaseQueryApi;
  return async () => {
    const args = setup.args === 'path' ? PROBED_PATH : { url: PROBED_PATH, method: 'GET' };
    try {
      return (await baseQuery(args, api, {})) as { readonly data?: unknown; readonly error?: unknown } | undefined;
    } finally {
      // What has come into a variable meanwhile is kept there.
      for (const slot of slotsOf(modules.bindings())) {
        const value = slot.get();
        if (typeof value === 'string' && value.includes('.')) seen.deed({ do: 'store', at: placeOfSlot(slot) }, value);
      }
    }
  };

  function marked<T>(result: T): T {
    const { data } = result as { data?: unknown };
    return data === markOf(ANSWER) ? { ...result, data: markedAnswer([], seen) } : result;
  }

  function respond(status: number, body: string, url: string): Response {
    const type = typeof setup.expired.body === 'string' && body === refusal ? 'text/plain' : 'application/json';
    const headers = new Headers(body === '' ? {} : { 'content-type': type });
    // A token may come in a header that the text names.
    for (const name of setup.cookies)
      if (
        (body === '' || body === JSON.stringify(markOf(ANSWER))) &&
        /^[a-z][\w-]*$/i.test(name) &&
        /token|authorization/i.test(name) &&
        !/content|csrf|xsrf/i.test(name)
      )
        headers.set(name, markOf(`${ANSWER}.@${name.toLowerCase()}`));
    const response = ReadResponse.of({ status, statusText: '', headers, body, url });
    if (body !== JSON.stringify(markOf(ANSWER))) return response;
    // `clone` is what RTK Query reads, and what it makes of it is marked afterwards.
    return Object.defineProperty(response, 'json', { value: async () => markedAnswer([], seen) });
  }
}

/** The headers that a raw base query is called with; `null` for none. */
function headersIn(args: unknown): Headers | null {
  const headers: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, 'headers') : undefined;
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return null;
  const named = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return new Headers(named.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** Names of a token that are those of a function, too. */
const MAY_BE_CALLED = /\.(access|refresh|renewal)$/;

/** A slot as a mark names it. */
function placeOfSlot({ file, name, path }: Pick<Slot, 'file' | 'name' | 'path'>): string {
  return `binding.${file}|${[name, ...path].join('#')}`;
}

type Thunk = (...args: unknown[]) => unknown;

/** What the token of a raw base query is called that was not given. */
export const RAW_TOKEN = '@raw token';
