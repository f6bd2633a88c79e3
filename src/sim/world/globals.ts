import { WORLD_NAMES } from '../source/worldNames.ts';
import type { WorldGlobals } from '../source/worldNames.ts';
import { ORIGIN, resolveAddress } from './worldAddress.ts';
import type { Clock, TimerFunctions } from './clock.ts';
import { ReadResponse } from './readAnswer.ts';
import type { ArrivedAnswer } from './readAnswer.ts';
import { initOnce, textOfRequest, withText } from './readRequest.ts';
import { textOf } from './textOf.ts';
import { createPage, WorldStorageEvent } from './page.ts';
import type { Page } from './page.ts';
import { guarded } from './uncaught.ts';
import type { OnUncaught } from './uncaught.ts';
import type { Stands } from './stands.ts';
import type { Locks } from './weblocks.ts';
import { createXhrClass } from './xhr.ts';

/** What the globals of one tab are made of. */
export interface GlobalParts {
  /** From 1; without it the timers are nobody's. */
  readonly tab?: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: typeof fetch;
  readonly localStorage: Storage;
  readonly sessionStorage: Storage;
  readonly document: { cookie: string };
  /** Told of the page, which may be hidden and shown again. */
  readonly onPage?: (page: Page) => void;
  readonly events: EventTarget;
  readonly locks: Locks;
  readonly BroadcastChannel: unknown;
  /** In place of the language's own, for a probe. */
  readonly JSON?: Pick<JSON, 'parse' | 'stringify'>;
  /** What `import.meta.env` and `process.env` are. */
  readonly environment: object;
  readonly onConsole: (level: ConsoleLevel, text: string) => void;
  /** `within`: its page stays. */
  readonly onNavigate: (to: string, within?: true) => void;
  /** Whether the machine has a connection; without it, it always has. */
  readonly isOnline?: () => boolean;
  /** Parts of the page that outlive its code, such as `window.name`, with what they hold; by default nothing. */
  readonly kept?: Map<string, string>;
  /** Told of what is written into a part of the page that outlives its code: `window.name`, `history.state`. */
  readonly onKept?: (part: string, text: string, before: string) => void;
  /** Told of an event that the window is given. */
  readonly onDispatch: (name: string) => void;
  readonly onUncaught: OnUncaught;
  /** What is called later, by a timer or with a lock, as it is to be called; by default as it is. */
  readonly bound?: Stands['bound'] | undefined;
}

/** From one frame of a page to the next. */
const FRAME_MS = 16;

const CONSOLE_LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;
export type ConsoleLevel = (typeof CONSOLE_LEVELS)[number];

/** The globals of one tab of a world. */
export function createGlobals(parts: GlobalParts): WorldGlobals {
  const { clock, random, events } = parts;
  const bound: Stands['bound'] = (work) => parts.bound?.(work) ?? work;
  const timers = guardedTimers(clock.timers(false, parts.tab), parts.onUncaught, bound);
  const { kept = new Map<string, string>() } = parts;
  const keep = (part: string, text: string): void => {
    parts.onKept?.(part, text, kept.get(part) ?? '');
    kept.set(part, text);
  };
  const stay = (to: string): void => {
    keep('location', to);
    parts.onNavigate(to, true);
  };
  const page = createPage(parts.document, events, (title) => keep('document.title', title));
  parts.onPage?.(page);
  const { environment } = parts;
  const say = (text: unknown): void => parts.onConsole('info', textOf(text));
  const shared = {
    fetch: parts.fetch,
    Request: WorldRequest,
    Response: WorldResponse,
    localStorage: parts.localStorage,
    sessionStorage: parts.sessionStorage,
    document: page.document,
    XMLHttpRequest: createXhrClass({ fetch: parts.fetch, setTimeout: timers.setTimeout, onUncaught: parts.onUncaught }),
    StorageEvent: WorldStorageEvent,
    JSON: parts.JSON ?? JSON,
    ...timers,
    requestAnimationFrame: (work: (now: number) => void) => timers.setTimeout(() => work(clock.elapsedMs()), FRAME_MS),
    cancelAnimationFrame: timers.clearTimeout,
    requestIdleCallback: (work: (idle: object) => void) =>
      timers.setTimeout(() => work({ didTimeout: false, timeRemaining: () => FRAME_MS })),
    cancelIdleCallback: timers.clearTimeout,
    queueMicrotask: (work: () => void) => queueMicrotask(guarded(bound(work), parts.onUncaught)),
    Date: clock.Date,
    Math: withRandom(random),
    performance: { now: () => clock.elapsedMs(), timeOrigin: clock.nowMs() - clock.elapsedMs() },
    crypto: createCrypto(random),
    AbortSignal: createAbortSignal(timers.setTimeout),
    console: createConsole(parts.onConsole),
    navigator: {
      locks: boundLocks(parts.locks, bound),
      get onLine() {
        return parts.isOnline?.() ?? true;
      },
      userAgent: 'Reauth Lab',
      language: 'en',
    },
    BroadcastChannel: parts.BroadcastChannel,
    location: createLocation(parts.onNavigate, stay),
    history: createHistory((state) => keep('history.state', textOf(state)), stay),
    // Nobody is there to answer: whoever asks is told yes, and nothing else.
    alert: say,
    confirm: (text: unknown) => (say(text), true),
    prompt: (text: unknown) => (say(text), null),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: (event: Event) => {
      parts.onDispatch(String(event.type));
      return events.dispatchEvent(event);
    },
    process: { env: environment },
    importMeta: { env: environment, url: `${ORIGIN}/src/wrapper.ts` },
  };
  const window: object = new Proxy(shared, {
    has: () => true,
    set(own, name, value) {
      if (name !== 'name') return Reflect.set(own, name, value);
      keep('window.name', String(value));
      return true;
    },
    get: (own, name) =>
      name === 'name'
        ? (kept.get('window.name') ?? '')
        : name === 'window' || name === 'self' || name === 'globalThis'
          ? window
          : platformOr(own, name),
  });
  const names: Readonly<Record<string, unknown>> = { ...shared, window, self: window, globalThis: window };
  return WORLD_NAMES.map((name) => names[name]);
}

function platformOr(own: object, name: string | symbol): unknown {
  if (Object.hasOwn(own, name)) return Reflect.get(own, name);
  return (WORLD_NAMES as readonly (string | symbol)[]).includes(name) ? undefined : Reflect.get(globalThis, name);
}

/** By proxy, so that a request that RTK made is an instance of it. */
const WorldRequest = new Proxy(Request, {
  construct(target, [input, init]: [RequestInfo | URL, RequestInit?]) {
    const request = new target(
      input instanceof Request ? input : resolveAddress(String(input)),
      init && initOnce(init),
    );
    const text = textOfRequest(input, init);
    return text === undefined ? request : withText(request, text);
  },
});

/** A response of the wrapper's own: as quick to read as one from the network. */
const WorldResponse = new Proxy(Response, {
  construct(target, [body, init]: [BodyInit | null | undefined, ResponseInit?]) {
    const native = new target(body, init);
    return typeof body === 'object' && body !== null ? native : ReadResponse.of(answerOf(native, body ?? ''));
  },
  get: (target, key) => (key === 'json' ? responseOfJson : Reflect.get(target, key)),
});

function responseOfJson(data: unknown, init?: ResponseInit): Response {
  return ReadResponse.of(answerOf(Response.json(data, init), JSON.stringify(data)));
}

function answerOf({ status, statusText, headers, url }: Response, body: string): ArrivedAnswer {
  return { status, statusText, headers, url, body };
}

function guardedTimers(timers: TimerFunctions, onUncaught: OnUncaught, bound: Stands['bound']): TimerFunctions {
  return {
    ...timers,
    setTimeout: (callback, ...rest) => timers.setTimeout(guarded(bound(callback), onUncaught), ...rest),
    setInterval: (callback, ...rest) => timers.setInterval(guarded(bound(callback), onUncaught), ...rest),
  };
}

function boundLocks(locks: Locks, bound: Stands['bound']): Locks {
  return {
    ...locks,
    request: (name: string, ...rest: readonly unknown[]) =>
      (locks.request as (...args: readonly unknown[]) => Promise<unknown>)(
        name,
        ...rest.map((one) => (typeof one === 'function' ? bound(one as () => unknown) : one)),
      ),
  };
}

function withRandom(random: () => number): Math {
  return Object.create(Math, { random: { value: random } }) as Math;
}

function createCrypto(random: () => number): Pick<Crypto, 'randomUUID' | 'getRandomValues'> {
  const byte = (): number => Math.floor(random() * 256);
  return {
    getRandomValues(array) {
      if (array)
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength).forEach((_, i, bytes) => (bytes[i] = byte()));
      return array;
    },
    randomUUID() {
      const hex = Array.from({ length: 32 }, (_, i) =>
        i === 12 ? '4' : i === 16 ? '89ab'.charAt(byte() % 4) : (byte() % 16).toString(16),
      );
      return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as ReturnType<
        Crypto['randomUUID']
      >;
    },
  };
}

function createAbortSignal(setTimeout: (callback: () => void, ms: number) => number): typeof AbortSignal {
  const timeout = (ms: number): AbortSignal => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')), ms);
    return controller.signal;
  };
  return new Proxy(AbortSignal, { get: (target, key) => (key === 'timeout' ? timeout : Reflect.get(target, key)) });
}

function createConsole(onConsole: (level: ConsoleLevel, text: string) => void): Console {
  const say =
    (level: ConsoleLevel) =>
    (...values: unknown[]): void =>
      onConsole(level, values.map(textOf).join(' '));
  const methods = Object.fromEntries(CONSOLE_LEVELS.map((level) => [level, say(level)]));
  return new Proxy(methods, {
    get: (target, key) => Reflect.get(target, key) ?? ((): void => {}),
  }) as unknown as Console;
}

/** A history with one page in it, and the states and addresses that code gives it. */
function createHistory(onState: (state: unknown) => void, onAddress: (to: string) => void): object {
  let current: unknown = null;
  const put = (state: unknown, _title: unknown, to?: string | URL | null): void => {
    current = state;
    onState(state);
    if (to !== undefined && to !== null) onAddress(String(to));
  };
  const stay = (): void => {};
  return {
    length: 1,
    get state() {
      return current;
    },
    pushState: put,
    replaceState: put,
    back: stay,
    forward: stay,
    go: stay,
  };
}

const HOME = new URL(`${ORIGIN}/`);

function createLocation(onNavigate: (to: string) => void, onHash: (to: string) => void): Location {
  let hash = '';
  const go = (to: string | URL): void => onNavigate(String(to));
  return {
    get href() {
      return HOME.href;
    },
    set href(to: string) {
      go(to);
    },
    origin: ORIGIN,
    protocol: HOME.protocol,
    host: HOME.host,
    hostname: HOME.hostname,
    port: HOME.port,
    pathname: '/',
    search: '',
    get hash() {
      return hash;
    },
    set hash(to: string) {
      hash = to.replace(/^#?(?=.)/, '#');
      onHash(hash);
    },
    assign: go,
    replace: go,
    reload: () => go(HOME.href),
    toString: () => HOME.href,
  } as Location;
}
