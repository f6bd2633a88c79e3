import { createRandom } from '../random.ts';
import { partialOrderOf } from './partialOrder.ts';
import type { PartialOrder } from './partialOrder.ts';
import { recordRun } from './recordRun.ts';
import { dependenceOf } from './runOfPlan.ts';
import type { ExploreRequest } from './runOfPlan.ts';

/** After so many orders it is estimated how many there are, by so many runs. */
export const ESTIMATED_AFTER = 100;
export const ESTIMATE_RUNS = 100;

/**
 * About how many orders an exploration will count, from some runs at random.
 *
 * At each step of a run one of what can happen is taken, each as likely. So a run stands for as many as the product of
 * those numbers (Knuth: Estimating the efficiency of backtrack programs, 1975), and, where equivalent orders count once,
 * for that many divided by how many are equivalent to it. The mean is right for many runs; for a few it is more often too
 * small than too large, as what is rare and stands for much is missed.
 *
 * @param runs how many to make
 * @throws {WrapperError} when the wrapper cannot be run at all
 */
export async function estimateOrders(request: ExploreRequest, runs: number): Promise<number> {
  const dependence = dependenceOf(request);
  let sum = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const random = createRandom(seed);
    let standsFor = 1;
    const record = await recordRun(request, (candidates) => {
      standsFor *= Math.max(1, candidates.length);
      return candidates[Math.floor(random() * candidates.length)] ?? null;
    });
    sum += standsFor / equivalentTo(partialOrderOf(record.steps, dependence));
  }
  return sum / runs;
}

/** How many orders are equivalent to one: those in which each step comes after all that it has to come after. */
function equivalentTo({ steps, before }: PartialOrder): number {
  const after = steps.map((_, at) =>
    steps.reduce((mask, __, one) => (before(one, at) ? mask | (1n << BigInt(one)) : mask), 0n),
  );
  /** In how many orders the rest can come, by what has come. */
  const known = new Map<bigint, number>();
  const all = (1n << BigInt(steps.length)) - 1n;
  const count = (done: bigint): number => {
    if (done === all) return 1;
    const before = known.get(done);
    if (before !== undefined) return before;
    let sum = 0;
    for (const [at, needs] of after.entries()) {
      const own = 1n << BigInt(at);
      if ((done & own) === 0n && (needs & done) === needs) sum += count(done | own);
    }
    known.set(done, sum);
    return sum;
  };
  return count(0n);
}
