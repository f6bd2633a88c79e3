import { Mutex } from 'async-mutex';
import type { Clock } from '../world/clock.ts';

/** One run at a time in a thread: during a run, some of the thread's globals are its world's. */
const turnstile = new Mutex();

/**
 * Runs `work` while this thread's timers, `Date` and `Math.random` are the world's. RTK Query reads the globals
 * (`retry`, `timeout`, polling, `keepUnusedDataFor`), and it is the real one, so there is no other way in. Whatever else
 * of the thread's own a wrapper can write to is put back when the run is over: nothing outlives it.
 */
export async function oneAtATime<T>(
  work: (borrow: (clock: Clock, random: () => number) => void) => Promise<T>,
): Promise<T> {
  return turnstile.runExclusive(async () => {
    try {
      return await work(lend);
    } finally {
      for (const { owner, key, value } of OWN) put(owner, key, value);
    }
  });
}

/** What code may have written to when a run is over, as it was before any. */
const OWN = (
  [
    [globalThis, 'setTimeout'],
    [globalThis, 'clearTimeout'],
    [globalThis, 'setInterval'],
    [globalThis, 'clearInterval'],
    [globalThis, 'setImmediate'],
    [globalThis, 'clearImmediate'],
    [globalThis, 'Date'],
    [globalThis, 'Intl'],
    [globalThis, 'Temporal'],
    [globalThis, 'Event'],
    [globalThis, 'CustomEvent'],
    [Math, 'random'],
    [Date, 'now'],
    [AbortSignal, 'timeout'],
    [Response, 'json'],
    [Error, 'stackTraceLimit'],
  ] as const
).flatMap(([scope, key]) => {
  const value: unknown = Reflect.get(scope, key);
  return value === undefined ? [] : [{ scope, owner: ownerOf(scope, key), key, value }];
});

/** What has a property itself: in a worker of a browser the timers are a prototype's of its scope. */
function ownerOf(scope: object, key: string): object {
  for (let owner: object | null = scope; owner; owner = Reflect.getPrototypeOf(owner))
    if (Object.hasOwn(owner, key)) return owner;
  return scope;
}

function lend(clock: Clock, random: () => number): void {
  const timers = clock.timers(true);
  const lent: Readonly<Record<string, unknown>> = {
    ...timers,
    // A turn of the event loop would be outside of virtual time.
    setImmediate: (work: (...args: unknown[]) => void, ...args: unknown[]) => timers.setTimeout(work, 0, ...args),
    clearImmediate: timers.clearTimeout,
    Date: clock.Date,
    ...clock.others,
    random,
    timeout: (ms: number) => abortedAfter(ms, timers.setTimeout),
  };
  for (const { scope, owner, key } of OWN) {
    if (Object.hasOwn(lent, key) && (scope === globalThis || scope === Math || scope === AbortSignal))
      put(owner, key, lent[key]);
  }
}

function abortedAfter(ms: number, setTimeout: (work: () => void, ms: number) => number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')), ms);
  return controller.signal;
}

/** Defined, not assigned: a wrapper may have made a setter of it. What cannot be defined anew can be given a value. */
function put(owner: object, key: string, value: unknown): void {
  const property = { value, writable: true, configurable: true };
  if (!Reflect.defineProperty(owner, key, property)) Reflect.defineProperty(owner, key, { value });
}
