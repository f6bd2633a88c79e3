import type { Choice } from '../choice.ts';
import type { PartialOrder } from './partialOrder.ts';
import type { Step } from './step.ts';

/** States to look at for one class of orders: more than mutex needs with four calls, and less work than a run. */
const MOST_STATES = 400;

interface State {
  readonly path: readonly number[];
  /** What is under way, in the order in which it came up. Indices of steps. */
  readonly pending: readonly number[];
}

/**
 * The shortest list of choices after which always taking what came up first leads to an order equivalent to this one.
 *
 * @param cameUp the steps in the order in which they could first happen
 * @param below only lists shorter than this are of interest
 * @returns `null` when there is none, or none is found in `MOST_STATES` states
 */
export function shortestWitness(order: PartialOrder, cameUp: readonly Step[], below: number): readonly Choice[] | null {
  const { steps } = order;
  // When a user may act at any moment, what comes next does not follow from what is under way.
  if (steps.some(({ at, waits }) => at === 'everywhere' && !waits)) return null;
  // What was under way when the cap ended the run would come first somewhere, and it is in no step.
  if (steps.at(-1)?.cut) return null;
  const indexOf = new Map(steps.map(({ choice }, at) => [choice, at]));
  const following = (cause: Choice | null): readonly number[] =>
    cameUp.flatMap((step) =>
      step.cause === cause && step.at !== 'everywhere' ? (indexOf.get(step.choice) ?? []) : [],
    );
  const effects = steps.map(({ choice }) => following(choice));
  const barriers = steps.flatMap(({ at }, index) => (at === 'everywhere' ? index : []));

  const needs = steps.map((_, next) => steps.flatMap((__, at) => (order.before(at, next) ? at : [])));
  const isReady = (next: number, done: readonly number[]): boolean =>
    needs[next]?.every((at) => done.includes(at)) ?? false;
  /** The messages under way; where there are none, what waits for them. */
  const candidates = ({ path, pending }: State): readonly number[] => {
    if (pending.length > 0) return pending;
    const barrier = barriers.find((at) => !path.includes(at));
    return barrier === undefined ? [] : [barrier];
  };
  const take = ({ path, pending }: State, next: number): State => ({
    path: [...path, next],
    pending: [...pending.filter((at) => at !== next), ...(effects[next] ?? [])],
  });
  const endsHere = (from: State): boolean => {
    let state = from;
    for (let [next] = candidates(state); next !== undefined; [next] = candidates(state)) {
      if (!isReady(next, state.path)) return false;
      state = take(state, next);
    }
    return state.path.length === steps.length;
  };

  let level: readonly State[] = [{ path: [], pending: following(null) }];
  let looked = 0;
  for (let length = 1; length < below && looked < MOST_STATES; length += 1) {
    const deeper: State[] = [];
    for (const state of level) {
      for (const next of candidates(state)) {
        if (!isReady(next, state.path)) continue;
        const after = take(state, next);
        looked += 1;
        if (endsHere(after)) return after.path.flatMap((at) => steps[at]?.choice ?? []);
        deeper.push(after);
      }
    }
    level = deeper;
  }
  return null;
}
