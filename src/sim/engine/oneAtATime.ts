import { Mutex } from 'async-mutex';
import type { Clock } from '../world/clock.ts';

/** One run at a time in a thread: during a run, some of the thread's globals are its world's. */
const turnstile = new Mutex();

/**
 * Runs `work` while this thread's timers, `Date` and `Math.random` are the world's. RTK Query reads the globals
 * (`retry`, `timeout`, polling, `keepUnusedDataFor`), and it is the real one, so there is no other way in.
 */
export async function oneAtATime<T>(
  work: (borrow: (clock: Clock, random: () => number) => void) => Promise<T>,
): Promise<T> {
  return turnstile.runExclusive(async () => {
    let giveBack = (): void => {};
    try {
      return await work((clock, random) => {
        giveBack = borrowGlobals(clock, random);
      });
    } finally {
      giveBack();
    }
  });
}

function borrowGlobals(clock: Clock, random: () => number): () => void {
  const { setTimeout, clearTimeout, setInterval, clearInterval, Date } = globalThis;
  const { random: ownRandom } = Math;
  Object.assign(globalThis, clock.timers(true), { Date: clock.Date });
  Math.random = random;
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval, Date });
    Math.random = ownRandom;
  };
}
