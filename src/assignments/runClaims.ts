import { counted, factsOf, scenarioIn } from '../sim/index.ts';
import type { Scenario, Trace } from '../sim/index.ts';
import type { Runner, RunSpec } from '../quiz/index.ts';
import { wrapperOf } from '../wrappers/index.ts';
import { runOf } from './assigned.ts';
import type { Assignment, ExercisePart } from './assignmentFile.ts';
import type { CountedFact } from './countedFacts.ts';
import { COMPARISONS, COUNTED_FACTS } from './countedFacts.ts';

/** A goal that is a claim about a run of what is handed in. */
export type ClaimGoal = Extract<ExercisePart['goals'][number], { readonly claim: unknown }>;
export type RunClaim = ClaimGoal['claim'];

/** A claim of an exercise, ready to be held against runs. */
export interface AskedClaim {
  /** By its place among the claims of its exercise, from 1: `claim-1`. */
  readonly id: string;
  /** `In “Three at once”: at most 1 refresh request`, without a full stop. */
  readonly says: string;
  /** What it is worth that it holds. */
  readonly points: number;
  readonly claim: RunClaim;
  /** What is handed in is run in it, with its settings applied. */
  readonly scenario: Scenario;
  /** The number that the fact is compared with: the one that is written, or what the other run has. */
  readonly bound: number;
}

/** What came of a claim. `holds` is `null` where the lab cannot tell. `because` is a sentence. */
export interface ClaimResult {
  readonly id: string;
  readonly says: string;
  readonly points: number;
  readonly holds: boolean | null;
  readonly because: string;
}

/** The goals of an exercise that are claims, in its order. */
export function claimGoalsOf({ goals }: ExercisePart): readonly ClaimGoal[] {
  return goals.flatMap((goal) => (typeof goal !== 'string' && 'claim' in goal ? [goal] : []));
}

/**
 * The claims of an exercise, what they are compared with computed.
 *
 * @throws {Error} with the reason, when one cannot be computed: there is no such scenario, a setting does not fit, or the run
 *   that it is compared with fails
 */
export async function claimsOf(
  assignment: Assignment,
  exercise: ExercisePart,
  runner: Runner,
): Promise<readonly AskedClaim[]> {
  return Promise.all(claimGoalsOf(exercise).map((goal, at) => askClaim(assignment, goal, at, runner)));
}

async function askClaim(
  assignment: Assignment,
  { claim, points = 1 }: ClaimGoal,
  at: number,
  runner: Runner,
): Promise<AskedClaim> {
  const id = `claim-${at + 1}`;
  const { fact, is, bound } = claim;
  try {
    // Any wrapper will do to tell whether there is such a scenario: what is handed in takes its place.
    const own = runOf(assignment, { ...claim, wrapper: 'plain' });
    const scenario = scenarioIn(own);
    const place = placeOf(own);
    if (typeof bound === 'number') {
      const says = `In ${place}: ${COMPARISONS[is]} ${inWords(fact, bound)}`;
      return { id, says, points, claim, scenario, bound };
    }
    const other = runOf(assignment, bound);
    const found = factsOf(await runner(other))[fact];
    const like = `${wrapperOf(bound.wrapper).title} in ${placeOf(other)}`;
    const says = `In ${place}: ${COMPARISONS[is]} as many ${COUNTED_FACTS[fact].many} as ${like}, which has ${found}`;
    return { id, says, points, claim, scenario, bound: found };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to compute claim ${at + 1} of the assignment ${assignment.id}: ${cause}`, { cause: error });
  }
}

/** `“Late 401”, rotation off` */
function placeOf({ scenario, settings = {} }: Pick<RunSpec, 'scenario' | 'settings'>): string {
  const { title } = scenarioIn({ scenario });
  return [`“${title}”`, ...Object.entries(settings).map(([key, value]) => `${key} ${value}`)].join(', ');
}

function inWords(fact: CountedFact, count: number): string {
  const { one, many } = COUNTED_FACTS[fact];
  return counted(count, one, many);
}

/** What a run of what is handed in, in the claim's scenario, says of the claim. */
export function judgeClaim(asked: AskedClaim, trace: Trace): ClaimResult {
  const { claim, bound } = asked;
  const found = factsOf(trace)[claim.fact];
  const holds = { exactly: found === bound, 'at-most': found <= bound, 'at-least': found >= bound }[claim.is];
  return { ...said(asked), holds, because: `It has ${inWords(claim.fact, found)}.` };
}

/** A claim that the lab cannot judge, and why, in a sentence. */
export function claimNotJudged(asked: AskedClaim, why: string): ClaimResult {
  return { ...said(asked), holds: null, because: `Not judged: ${why}` };
}

/** What of a claim stands in its result. */
export function said({ id, says, points }: AskedClaim): Pick<ClaimResult, 'id' | 'says' | 'points'> {
  return { id, says, points };
}
