import type { Moment, Trace } from '../../sim/index.ts';
import { counted, timeText } from '../../sim/index.ts';

/** `320 ms`; where the order was chosen and time stands still, `step 11`. */
export function when(trace: Trace, moment: Moment): string {
  return trace.timed ? timeText(moment.atMs) : `step ${moment.step}`;
}

/** `at 320 ms`; where the order was chosen and time stands still, `at step 11`. */
export function at(trace: Trace, moment: Moment): string {
  return `at ${when(trace, moment)}`;
}

/** `170 ms`, or `4 steps`: how long from one moment to another. */
export function between(trace: Trace, from: Moment, to: Moment): string {
  return trace.timed ? timeText(to.atMs - from.atMs) : counted(to.step - from.step, 'step');
}
