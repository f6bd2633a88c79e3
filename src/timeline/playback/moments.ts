import type { Trace } from '../../sim/index.ts';

/** Step k of a run: its number, its time, and its place on the run's own axis. */
export interface StepMoment {
  readonly step: number;
  readonly atMs: number;
  /** Milliseconds where the run has a time, else the step. */
  readonly place: number;
}

/** The steps of a run, in order. */
export function momentsOf(trace: Trace): readonly StepMoment[] {
  const moments: StepMoment[] = [];
  for (const event of trace.events) {
    if (event.step === moments.at(-1)?.step) continue;
    moments.push({ step: event.step, atMs: event.atMs, place: trace.timed ? event.atMs : event.step });
  }
  return moments;
}

/** The last step at or before a place; 0 before the first. */
export function stepAt(moments: readonly StepMoment[], place: number): number {
  return moments.findLast((moment) => moment.place <= place)?.step ?? 0;
}
