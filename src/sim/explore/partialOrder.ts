import { without } from './step.ts';
import type { Dependence, Step } from './step.ts';

/** Two dependent steps that could as well have happened the other way round. Indices into the run's steps. */
export interface Race {
  readonly first: number;
  readonly second: number;
}

/** What of a run's order matters: its equivalence class (a Mazurkiewicz trace). */
export interface PartialOrder {
  readonly steps: readonly Step[];
  /** The step at `one` must come before the step at `other`, in every equivalent order. */
  before(one: number, other: number): boolean;
  readonly races: readonly Race[];
}

/**
 * The partial order of a run: a step comes after its cause, and after every earlier step that it depends on.
 *
 * A race is a dependence with nothing in between that is not a cause (Abdulla, Aronis, Jonsson, Sagonas: Optimal
 * dynamic partial order reduction, 2014).
 */
export function partialOrderOf(steps: readonly Step[], dependence: Dependence): PartialOrder {
  const count = steps.length;
  const before = new Uint8Array(count * count);
  const races: Race[] = [];
  for (const [second, later] of steps.entries()) {
    for (let first = second - 1; first >= 0; first -= 1) {
      const earlier = steps[first];
      if (!earlier || before[first * count + second] === 1) continue;
      const isCause = earlier.choice === later.cause;
      if (!isCause && !dependence(earlier, later)) continue;
      before[first * count + second] = 1;
      for (let past = 0; past < first; past += 1) {
        if (before[past * count + first] === 1) before[past * count + second] = 1;
      }
      if (!isCause && !earlier.waits && !later.waits) races.push({ first, second });
    }
  }
  return { steps, races, before: (one, other) => before[one * count + other] === 1 };
}

/** The steps after `from` that need not come after it, in their order. */
export function freeOf(order: PartialOrder, from: number): readonly Step[] {
  return order.steps.filter((_, at) => at > from && !order.before(from, at));
}

/**
 * What follows when a race is decided the other way round, from just before its first step: all that does not need
 * that step, then the second.
 */
export function reversalOf(order: PartialOrder, { first, second }: Race): readonly Step[] {
  const later = order.steps[second];
  return later ? [...freeOf(order, first), later] : [];
}

/**
 * Whether some order equivalent to `steps`, or to `steps` with more behind them, begins with `candidate`, which can
 * happen there and then.
 */
export function canBegin(candidate: Step, steps: readonly Step[], dependence: Dependence): boolean {
  for (const step of steps) {
    if (step.choice === candidate.choice) return true;
    if (dependence(step, candidate)) return false;
  }
  return !candidate.cut;
}

/** What is left of an order once it has begun with `beginning`; `null` when no equivalent order begins so. */
export function restAfter(
  beginning: readonly Step[],
  steps: readonly Step[],
  dependence: Dependence,
): readonly Step[] | null {
  let rest = steps;
  for (const step of beginning) {
    const fewer = without(rest, step);
    if (fewer.length === rest.length || !canBegin(step, rest, dependence)) return null;
    rest = fewer;
  }
  return rest;
}
