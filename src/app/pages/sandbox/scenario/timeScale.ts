/** A time of a scenario, and where it is. */
interface Tick {
  readonly ms: number;
  readonly x: number;
}

/** A stretch in which nothing is given, drawn short. */
interface Fold {
  readonly x: number;
  readonly width: number;
  readonly ms: number;
}

/** Where times are on a line, in px from its left end. */
export interface TimeScale {
  readonly x: (ms: number) => number;
  /** The time at a place; within a fold it passes fast. */
  readonly ms: (x: number) => number;
  readonly ticks: readonly Tick[];
  readonly folds: readonly Fold[];
}

/** A longer stretch without anything is folded, in milliseconds. */
const LONGEST_IDLE_MS = 2_000;
/** What stays of it behind one time and before the next. */
const BEHIND_MS = 400;
const BEFORE_MS = 100;
const FOLD_PX = 28;
const TICK_PX = 72;
/** Beside a fold there is no room for the words of a tick. */
const CLEAR_PX = 24;
const STEPS_MS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

/**
 * A line on which all of these times are, and some time behind the last. Long stretches without any are folded.
 *
 * @param times in milliseconds, in any order
 * @param width of the line, in px
 */
export function timeScaleOf(times: readonly number[], width: number): TimeScale {
  const known = [...new Set([0, ...times])].toSorted((one, other) => one - other);
  const last = known.at(-1) ?? 0;
  const stretches = known.flatMap((from, index): readonly (readonly [from: number, to: number, isFold: boolean])[] => {
    const to = known[index + 1];
    if (to === undefined) return [[last, last + BEHIND_MS, false]];
    if (to - from <= LONGEST_IDLE_MS) return [[from, to, false]];
    return [
      [from, from + BEHIND_MS, false],
      [from + BEHIND_MS, to - BEFORE_MS, true],
      [to - BEFORE_MS, to, false],
    ];
  });
  const seenMs = stretches.reduce((sum, [from, to, isFold]) => sum + (isFold ? 0 : to - from), 0);
  const folded = stretches.filter(([, , isFold]) => isFold).length * FOLD_PX;
  const pxPerMs = Math.max(1, width - folded) / seenMs;

  let x = 0;
  const pieces = stretches.map(([from, to, isFold]) => {
    const piece = { from, to, isFold, x, width: isFold ? FOLD_PX : (to - from) * pxPerMs };
    x += piece.width;
    return piece;
  });
  const place = (ms: number): number => {
    const piece = pieces.find(({ to }) => ms <= to) ?? pieces.at(-1);
    return piece ? piece.x + ((ms - piece.from) / (piece.to - piece.from)) * piece.width : 0;
  };
  const step = STEPS_MS.find((ms) => ms * pxPerMs >= TICK_PX) ?? 60_000;
  const ticks = pieces
    .filter(({ isFold }) => !isFold)
    .flatMap(({ from, to }) => {
      const first = Math.ceil(from / step);
      const count = Math.floor(to / step) - first + 1;
      return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
    });
  const folds = pieces.flatMap((piece) =>
    piece.isFold ? [{ x: piece.x, width: piece.width, ms: piece.to - piece.from }] : [],
  );
  return {
    x: place,
    ms(at) {
      const piece = pieces.find((one) => at <= one.x + one.width) ?? pieces.at(-1);
      return piece ? piece.from + ((at - piece.x) / piece.width) * (piece.to - piece.from) : 0;
    },
    ticks: [...new Set(ticks)]
      .map((ms) => ({ ms, x: place(ms) }))
      .filter((tick) => folds.every((fold) => tick.x < fold.x - CLEAR_PX || tick.x > fold.x + fold.width + CLEAR_PX)),
    folds,
  };
}
