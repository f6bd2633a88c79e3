import type { StepMoment } from './moments.ts';

/** Real milliseconds for each virtual one at speed 1: a run of 470 ms takes about 5 s. */
const REAL_PER_VIRTUAL = 10;
const REAL_PER_STEP = 400;
/** No run takes longer than this at speed 1, in real milliseconds. */
const LONGEST_REAL = 24_000;

/** How long the playhead takes from each step to the next at speed 1, in real ms: by the pace of the axis. */
export function paceOf(moments: readonly StepMoment[], timed: boolean): readonly number[] {
  const span = Math.max(1, (moments.at(-1)?.place ?? 0) - (moments[0]?.place ?? 0));
  const realPerUnit = Math.min(timed ? REAL_PER_VIRTUAL : REAL_PER_STEP, LONGEST_REAL / span);
  return moments.slice(1).map(({ place }, index) => (place - (moments[index]?.place ?? 0)) * realPerUnit);
}
