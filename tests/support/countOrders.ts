import type { PartialOrder } from '../../src/sim/explore/partialOrder.ts';

/** How many orders are equivalent to this one, itself included: the linear extensions of its partial order. */
export function countOrders({ steps, before }: PartialOrder): number {
  const known = new Map<string, number>();
  const from = (done: ReadonlySet<number>): number => {
    if (done.size === steps.length) return 1;
    const key = [...done].toSorted((one, other) => one - other).join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    let sum = 0;
    steps.forEach((_, next) => {
      if (done.has(next) || steps.some((__, at) => before(at, next) && !done.has(at))) return;
      sum += from(new Set([...done, next]));
    });
    known.set(key, sum);
    return sum;
  };
  return from(new Set());
}
