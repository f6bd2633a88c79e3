import { explorations } from '../explore/explore.ts';
import { run } from '../run.ts';
import type { Choice } from '../choice.ts';
import type { Scenario } from '../scenario.ts';
import type { Source } from '../source/source.ts';
import { fewestMoves } from './fewestMoves.ts';
import type { Goal } from './goals.ts';
import { laterMountsOf, openingOf } from './possibleNext.ts';

/** Whether a goal can be reached, and how soon. */
export type GoalVerdict =
  | { readonly state: 'possible'; readonly moves: readonly Choice[] }
  /** All were tried: `count` orders of a whole run, or positions. */
  | { readonly state: 'impossible'; readonly count: number; readonly of: 'orders' | 'positions' }
  /** Given up after so many. */
  | { readonly state: 'unknown'; readonly count: number; readonly of: 'orders' | 'positions' };

export interface GoalQuestion {
  readonly source: Source;
  readonly scenario: Scenario;
  readonly goal: Goal;
}

/** About half a minute each. */
const MOST_ORDERS = 5_000;
const MOST_POSITIONS = 4_000;

/**
 * Whether a goal can be reached with a wrapper, and with how few moves. All orders are explored first, where their
 * results tell: that settles what is impossible. Then the shortest way is looked for.
 *
 * @throws {WrapperError} when the wrapper cannot be run at all
 */
export async function decide(
  { source, scenario, goal }: GoalQuestion,
  onProgress: (count: number) => void,
): Promise<GoalVerdict> {
  if (goal.isIn && laterMountsOf(scenario).length === 0) {
    const known = await lookAtAllOrders({ source, scenario }, goal.isIn, onProgress);
    if (known) return known;
  }
  const opening = openingOf(scenario);
  const found = await fewestMoves({
    play: (moves) =>
      run(
        { source, scenario, schedule: { by: 'choices', choices: [...opening, ...moves], then: 'stop' } },
        { details: false },
      ),
    isReached: (trace) => goal.reachedAt(trace) !== null,
    most: MOST_POSITIONS,
    onProgress,
  });
  if (found.state === 'found') return { state: 'possible', moves: found.moves };
  return { state: found.state, count: found.positions, of: 'positions' };
}

/** `null` as soon as one order reaches the goal. */
async function lookAtAllOrders(
  subject: Pick<GoalQuestion, 'source' | 'scenario'>,
  isIn: NonNullable<Goal['isIn']>,
  onProgress: (count: number) => void,
): Promise<GoalVerdict | null> {
  const walk = explorations({ ...subject, max: MOST_ORDERS });
  for (;;) {
    const { value, done } = await walk.next();
    if (value.outcomes.some(isIn)) return null;
    onProgress(value.schedules);
    if (!done) continue;
    return { state: value.complete ? 'impossible' : 'unknown', count: value.schedules, of: 'orders' };
  }
}
