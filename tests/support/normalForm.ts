import { partialOrderOf } from '../../src/sim/explore/partialOrder.ts';
import { dependent } from '../../src/sim/explore/step.ts';
import type { Step } from '../../src/sim/explore/step.ts';

/** The least of all orders that are equivalent to this one, by the alphabet: the same for equivalent orders only. */
export function normalForm(steps: readonly Step[]): string {
  const { before } = partialOrderOf(steps, dependent);
  const left = steps.map(({ choice }, at) => ({ choice, at }));
  const form: string[] = [];
  while (left.length > 0) {
    const ready = left.filter((next) => !left.some(({ at }) => before(at, next.at)));
    const least = ready.reduce((one, other) => (one.choice <= other.choice ? one : other));
    left.splice(left.indexOf(least), 1);
    form.push(least.choice);
  }
  return form.join(' ');
}
