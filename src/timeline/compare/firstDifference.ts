import type { Trace, TraceEvent } from '../../sim/index.ts';

/** Where two runs part. */
export interface Difference {
  /** The first step that is not the same in both. */
  readonly step: number;
  /** How many steps before it are the same. */
  readonly same: number;
  readonly atMs: number;
  /** The events of this step; empty where the run has no such step. */
  readonly a: readonly TraceEvent[];
  readonly b: readonly TraceEvent[];
}

/** Compares step by step: the choice, and the events in it, line numbers aside. `null`: the runs are the same. */
export function firstDifference(a: Trace, b: Trace): Difference | null {
  const [left, right] = [stepsOf(a), stepsOf(b)];
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left[index] ?? [], right[index] ?? []];
    if (a.choices[index] === b.choices[index] && textOf(one) === textOf(other)) continue;
    const [first, second] = [one[0], other[0]];
    return {
      step: first?.step ?? second?.step ?? index + 1,
      same: index,
      atMs: Math.min(first?.atMs ?? Infinity, second?.atMs ?? Infinity),
      a: one,
      b: other,
    };
  }
  return null;
}

function stepsOf(trace: Trace): readonly (readonly TraceEvent[])[] {
  const steps: TraceEvent[][] = [];
  for (const event of trace.events) {
    const last = steps.at(-1);
    if (last && last[0]?.step === event.step) last.push(event);
    else steps.push([event]);
  }
  return steps;
}

function textOf(events: readonly TraceEvent[]): string {
  return JSON.stringify(events, (key, value: unknown) => (key === 'line' ? undefined : value));
}
