import type { CallId } from '../ids.ts';
import type { AsyncFrame, AwaitPlace, Marks } from '../source/awaits.ts';
import type { Recorder } from './recorder.ts';

/** Knows at every moment whose code runs in a tab, and records where calls come to an await and go on from it. */
export interface Stands extends Marks {
  /** Runs the base query of a call: what it calls at once is this call's. */
  during<T>(call: CallId, work: () => T): T;
  /** The same function, which is the present call's whenever it is called: for what a library calls later. */
  bound<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R;
  /** The line, from 1, whose call of `fetchBaseQuery` is under way; `null` where none is known. */
  line(): number | null;
}

/** Whose code runs, and within which await. */
interface Running {
  readonly call: CallId;
  /** The await whose operand is being evaluated: what is called in it belongs to it. */
  readonly within: number | null;
  /** What is called is what the base query waits for, and not something that it only begins. */
  readonly isMain: boolean;
}

/** An await that was reached. */
interface Stand {
  readonly id: number;
  readonly index: number;
}

/**
 * The marks of one tab. Whose code runs is told by what calls what at once, from the call of the base query on: no
 * engine tells it of what a promise calls later. Each async function keeps it for itself while it waits. Where a
 * function is called by a library, and was not made by a function of a call, nothing is known, and nothing recorded.
 */
export function createStands(recorder: Pick<Recorder, 'mark' | 'newMark'>): Stands {
  let running: Running | null = null;
  let line: number | null = null;
  const callOf = new WeakMap<AsyncFrame, CallId | null>();

  function whileRunning<T>(context: Running | null, work: () => T): T {
    const before = running;
    running = context;
    try {
      return work();
    } finally {
      running = before;
    }
  }

  function enter(file: string, places: readonly AwaitPlace[], outer: AsyncFrame | undefined): AsyncFrame {
    const caller = running;
    const maker = outer ? (callOf.get(outer) ?? null) : null;
    // What one call made and another calls may be either's.
    const isUnclear = caller !== null && maker !== null && caller.call !== maker;
    const call = isUnclear ? null : (caller?.call ?? maker);
    const within = caller?.within ?? null;
    const isMain = caller?.isMain ?? false;
    /** Awaits whose operands are being evaluated, one in the other. */
    let evaluating: readonly Stand[] = [];
    let open: Stand | null = null;
    let hasWaited = false;

    const goOn = (): void => {
      const inner = evaluating.at(-1);
      running = call === null ? null : { call, within: inner?.id ?? null, isMain: isMain && inner !== undefined };
    };
    /** Control goes to whoever called it; later that is nobody, since a promise did. */
    const giveUp = (): void => {
      running = hasWaited ? null : caller;
    };
    const leave = (as: 'left' | 'thrown'): void => {
      if (open) recorder.mark({ as, stand: open.id });
      open = null;
    };

    const frame: AsyncFrame = {
      on(index) {
        evaluating = [...evaluating, { id: recorder.newMark(), index }];
        goOn();
        return {
          left(value) {
            leave('left');
            goOn();
            return value;
          },
        };
      },
      is(value) {
        const stand = evaluating.at(-1);
        const place = stand && places[stand.index];
        if (stand && place && call !== null) {
          recorder.mark({ as: 'reached', stand: stand.id, call, file, ...place, within, isMain });
          open = stand;
        }
        evaluating = evaluating.slice(0, -1);
        giveUp();
        hasWaited = true;
        return value;
      },
      back() {
        evaluating = [];
        leave('thrown');
        goOn();
      },
      exit() {
        leave('thrown');
        giveUp();
      },
    };
    callOf.set(frame, call);
    goOn();
    return frame;
  }

  return {
    during: (call, work) => whileRunning({ call, within: null, isMain: true }, work),
    bound(work) {
      const context = running;
      return context === null
        ? work
        : function bound(this: unknown, ...args) {
            return whileRunning(context, () => Reflect.apply(work, this, args));
          };
    },
    line: () => line,
    of: (file, places) => (outer) => enter(file, places, outer),
    sends:
      (at, send) =>
      (...args) => {
        const before = line;
        line = at;
        try {
          return send(...args);
        } finally {
          line = before;
        }
      },
  };
}
