import { canBegin } from './partialOrder.ts';
import { without } from './step.ts';
import type { Dependence, Step } from './step.ts';

/** A tree of beginnings that are still to be explored, oldest first: the wake-up tree of optimal DPOR. */
export interface Branch {
  readonly step: Step;
  readonly children: Branch[];
}

/** Adds a beginning to a tree, unless an order equivalent to it will be explored anyway. */
export function plant(tree: Branch[], beginning: readonly Step[], dependence: Dependence): void {
  let branches = tree;
  let rest = beginning;
  while (rest.length > 0) {
    const steps = rest;
    const branch = branches.find(({ step }) => canBegin(step, steps, dependence));
    if (!branch) break;
    if (branch.children.length === 0) return;
    rest = without(rest, branch.step);
    branches = branch.children;
  }
  for (const step of rest) {
    const branch: Branch = { step, children: [] };
    branches.push(branch);
    branches = branch.children;
  }
}
