import { canBegin, reversalOf } from './partialOrder.ts';
import type { PartialOrder } from './partialOrder.ts';
import type { Dependence, Pick, Step } from './step.ts';
import { plant } from './wakeupTree.ts';
import type { Branch } from './wakeupTree.ts';

/** How the next order begins. After that, anything goes that does not sleep. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Steps that must not be next: what begins with them was explored. A step wakes when one it depends on happens. */
  readonly sleep: readonly Step[];
}

/** A depth-first walk over all orders that differ in something that matters, each once. */
export interface Search {
  /** How the next order begins; `null` when all have been visited. */
  next(): Plan | null;
  /** The plans that will come, whatever the runs before them show, the next first. Others may come between them. */
  upcoming(): Iterable<Plan>;
  /**
   * Takes in a run that followed the plan to its end.
   *
   * @param more beginnings to explore besides those that follow from the run's races
   */
  visit(order: PartialOrder, more?: readonly Detour[]): void;
}

/** A beginning to explore from before the step at an index of the run. */
export interface Detour {
  readonly at: number;
  readonly steps: readonly Step[];
}

/** A place on the current run: what was explored from it, what is to be, and where the run goes on. */
interface SearchNode {
  sleep: readonly Step[];
  readonly tree: Branch[];
  taken: Step;
}

/**
 * Optimal dynamic partial order reduction with wake-up trees (Abdulla, Aronis, Jonsson, Sagonas, 2014): no run is ever
 * cut off, and no two runs are equivalent. It remembers the current run and the branches off it, not what it visited.
 */
export function createSearch(dependence: Dependence): Search {
  const stack: SearchNode[] = [];
  let begun = false;

  const sleepAfter = (): readonly Step[] => {
    const last = stack.at(-1);
    return last ? awake(last.sleep, last.taken, dependence) : [];
  };

  /** Goes back to the nearest branch, and down it to its leaf. */
  function turn(): boolean {
    for (let node = stack.at(-1); node; node = stack.at(-1)) {
      node.sleep = [...node.sleep, node.taken];
      const branch = node.tree.shift();
      if (branch) {
        node.taken = branch.step;
        descend(branch.children);
        return true;
      }
      stack.pop();
    }
    return false;
  }

  function descend(tree: Branch[]): void {
    const [first, ...others] = tree;
    if (!first) return;
    stack.push({ sleep: sleepAfter(), tree: others, taken: first.step });
    descend(first.children);
  }

  function detourTo({ at, steps }: Detour): void {
    const node = stack[at];
    if (!node || node.sleep.some((sleeper) => canBegin(sleeper, steps, dependence))) return;
    plant(node.tree, steps, dependence);
  }

  return {
    next() {
      if (begun && !turn()) return null;
      begun = true;
      return { steps: stack.map((node) => node.taken), sleep: sleepAfter() };
    },
    *upcoming() {
      for (const [above, node] of [...stack.entries()].toReversed()) {
        const before = stack.slice(0, above).map(({ taken }) => taken);
        yield* leavesOf(node.tree, { steps: before, sleep: [...node.sleep, node.taken] }, dependence);
      }
    },
    visit(order, more = []) {
      order.steps.forEach((step, at) => {
        const node = stack[at];
        if (node) node.taken = step;
        else stack.push({ sleep: sleepAfter(), tree: [], taken: step });
      });
      for (const race of order.races) detourTo({ at: race.first, steps: reversalOf(order, race) });
      for (const detour of more) detourTo(detour);
    },
  };
}

/** The plans at the leaves of a tree. What sleeps at each is settled: who goes before it is known, and stays so. */
function* leavesOf(tree: readonly Branch[], above: Plan, dependence: Dependence): Iterable<Plan> {
  let { sleep } = above;
  for (const { step, children } of tree) {
    const plan: Plan = { steps: [...above.steps, step], sleep: awake(sleep, step, dependence) };
    if (children.length === 0) yield plan;
    else yield* leavesOf(children, plan, dependence);
    sleep = [...sleep, step];
  }
}

/** Picks the steps of a plan, and after them the first that does not sleep. One for each run. */
export function follow({ steps, sleep: asleep }: Plan, dependence: Dependence): Pick {
  let sleep = asleep;
  return (candidates, done) => {
    const wanted = steps[done.length];
    if (wanted) return candidates.find(({ choice }) => choice === wanted.choice) ?? null;
    const step = candidates.find(({ choice }) => sleep.every((sleeper) => sleeper.choice !== choice)) ?? null;
    if (step) sleep = awake(sleep, step, dependence);
    return step;
  };
}

/** Those of the sleepers that this step does not wake. */
function awake(sleep: readonly Step[], step: Step, dependence: Dependence): readonly Step[] {
  return sleep.filter((sleeper) => !dependence(sleeper, step));
}
