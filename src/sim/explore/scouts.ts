import { readRequestId } from '../ids.ts';
import { partialOrderOf, restAfter } from './partialOrder.ts';
import type { PartialOrder } from './partialOrder.ts';
import type { Dependence, Pick, Step } from './step.ts';

/** Where to look next: a beginning that no earlier scout had, and how to go on from it. */
export interface Errand {
  readonly steps: readonly Step[];
  readonly habit: Pick;
}

/** Picks the steps of an errand, then by its habit. */
export function runErrand({ steps, habit }: Errand): Pick {
  return (candidates, done) => {
    const wanted = steps[done.length];
    return wanted ? (candidates.find(({ choice }) => choice === wanted.choice) ?? null) : habit(candidates, done);
  };
}

/** Proposes orders that lie far apart, so that rare results come early. */
export interface Scouts {
  /** `null` when every race that was seen has been tried both ways. */
  next(): Errand | null;
  report(steps: readonly Step[]): void;
}

interface Proposal {
  readonly steps: readonly Step[];
  readonly span: number;
}

/**
 * The first scout takes what was there first. Each later one reverses a race of an earlier one, the widest first, and
 * so begins as no earlier one did: no two scouts are equivalent. Then it goes on by a habit: stay with the same call,
 * take the newest, take the oldest. The habits are what priorities are in probabilistic concurrency testing
 * (Burckhardt and others, 2010).
 */
export function createScouts(dependence: Dependence): Scouts {
  const seen: (readonly Step[])[] = [];
  let proposals: readonly Proposal[] = [];

  return {
    next() {
      if (seen.length === 0) return { steps: [], habit: oldest };
      const habit = HABITS[(seen.length - 1) % HABITS.length] ?? oldest;
      const found = proposals.findIndex(({ steps }) => !seen.some((one) => restAfter(steps, one, dependence)));
      const proposal = proposals[found];
      // Those before it begin as an earlier scout did, and always will.
      proposals = proposals.slice(found + 1);
      return proposal ? { steps: proposal.steps, habit } : null;
    },
    report(steps) {
      seen.push(steps);
      proposals = [...proposals, ...proposalsOf(partialOrderOf(steps, dependence))].toSorted(
        (one, other) => other.span - one.span,
      );
    },
  };
}

/** The shortest beginning that decides each race the other way. */
function proposalsOf(order: PartialOrder): readonly Proposal[] {
  return order.races.map(({ first, second }) => ({
    span: second - first,
    steps: order.steps.filter((_, at) => {
      if (at <= first || at >= second) return at < first || at === second;
      return order.before(at, second) && !order.before(first, at);
    }),
  }));
}

const oldest: Pick = ([first]) => first ?? null;
const newest: Pick = (candidates) => candidates.at(-1) ?? null;
const stay: Pick = (candidates, done) => {
  const call = callOf(done.at(-1));
  return candidates.find((candidate) => callOf(candidate) === call) ?? candidates[0] ?? null;
};

const HABITS: readonly Pick[] = [stay, newest, oldest];

function callOf(step: Step | undefined): string | undefined {
  return step && (readRequestId(step.request)?.sender ?? step.request);
}
