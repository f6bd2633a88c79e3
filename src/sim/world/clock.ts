import { writeChoice } from '../choice.ts';
import type { Choice } from '../choice.ts';
import type { Agenda } from './agenda.ts';
import { createOtherClocks } from './otherClocks.ts';
import type { OtherClocks } from './otherClocks.ts';

/** Virtual time begins here: a Monday morning, so that token times read well. */
export const EPOCH_MS = Date.UTC(2026, 0, 5, 9, 0, 0);

type Callback = (...args: unknown[]) => void;

/** The four timer functions, as code knows them. */
export interface TimerFunctions {
  setTimeout(callback: Callback, delayMs?: number, ...args: unknown[]): number;
  clearTimeout(id?: number): void;
  setInterval(callback: Callback, delayMs?: number, ...args: unknown[]): number;
  clearInterval(id?: number): void;
}

/** Virtual time. A timer is a pending event like a message: the schedule fires it. */
export interface Clock {
  /** Virtual milliseconds since the run began. */
  elapsedMs(): number;
  /** Milliseconds since 1970, at the server: the app's `Date.now()` may be ahead of it. */
  nowMs(): number;
  moveTo(elapsedMs: number): void;
  /** From now on, whose a timer is that nobody is named for: that of the tab in which something happens. */
  enter(tab: number | undefined): void;
  /**
   * @param idle timers that never keep a run alive
   * @param tab whose they are: a closed tab takes them along, and in a frozen one they wait
   */
  timers(idle: boolean, tab?: number): TimerFunctions;
  readonly Date: DateConstructor;
  readonly others: OtherClocks;
}

/**
 * A clock at 0, whose timers go on the agenda.
 *
 * @param aheadMs by how much the client's `Date` is ahead of the server's time
 */
export function createClock(agenda: Agenda, aheadMs = 0): Clock {
  let elapsed = 0;
  let count = 0;
  let here: number | undefined;
  const nowMs = (): number => EPOCH_MS + elapsed;
  const clientMs = (): number => nowMs() + aheadMs;

  const schedule = (
    id: number,
    { idle, tab }: { readonly idle: boolean; readonly tab?: number | undefined },
    delayMs: number,
    callback: () => void,
  ): void =>
    agenda.add({
      choice: timerChoice(id),
      kind: 'timer',
      // Browsers clamp a delay of 0 to 1 ms or more; so a loop of zero-delay timers still moves time.
      atMs: elapsed + Math.max(1, Math.floor(Number(delayMs)) || 0),
      idle,
      ...(!(Number(delayMs) > 1) && { soon: true }),
      ...(tab !== undefined && { tab }),
      happen: () => {
        agenda.remove(timerChoice(id));
        callback();
      },
    });
  const cancel = (id = 0): void => agenda.remove(timerChoice(id));

  return {
    elapsedMs: () => elapsed,
    nowMs,
    moveTo: (elapsedMs) => void (elapsed = Math.max(elapsed, elapsedMs)),
    enter: (tab) => void (here = tab),
    timers: (idle, named) => ({
      setTimeout(callback, delayMs = 0, ...args) {
        const id = (count += 1);
        schedule(id, { idle, tab: named ?? here }, delayMs, () => callback(...args));
        return id;
      },
      setInterval(callback, delayMs = 0, ...args) {
        const id = (count += 1);
        const tab = named ?? here;
        const repeat = (): void => {
          schedule(id, { idle, tab }, delayMs, repeat);
          callback(...args);
        };
        schedule(id, { idle, tab }, delayMs, repeat);
        return id;
      },
      clearTimeout: cancel,
      clearInterval: cancel,
    }),
    others: createOtherClocks(clientMs, () => elapsed),
    Date: new Proxy(Date, {
      construct: (target, args, newTarget) =>
        Reflect.construct(target, args.length > 0 ? args : [clientMs()], newTarget) as object,
      apply: (target) => new target(clientMs()).toString(),
      get: (target, key, receiver) => (key === 'now' ? clientMs : Reflect.get(target, key, receiver)),
    }),
  };
}

function timerChoice(timer: number): Choice {
  return writeChoice({ of: 'timer', timer });
}
