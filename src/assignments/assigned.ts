import { askAbout } from '../quiz/index.ts';
import type { ResolvedQuestion, Runner, RunSpec } from '../quiz/index.ts';
import { CHECK_IDS, goalOf, readScenario, SCENARIOS } from '../sim/index.ts';
import type { CheckId } from '../sim/index.ts';
import { WRAPPERS } from '../wrappers/index.ts';
import type { Assignment, ChallengePart, ExercisePart, QuestionPart } from './assignmentFile.ts';

/** The id of a question of an assignment, under which answers are kept: by its place among the questions, from 1. */
export function questionIdOf({ id }: Assignment, place: number): string {
  return `assignment-${id}-${place}`;
}

/** The questions of an assignment with their ids, in order. */
export function questionParts(assignment: Assignment): readonly { readonly id: string; readonly part: QuestionPart }[] {
  return assignment.parts
    .filter((part) => part.kind === 'question')
    .map((part, at) => ({ id: questionIdOf(assignment, at + 1), part }));
}

/** The challenges of an assignment with what exports call them, in order: by their places among the challenges, from 1. */
export function challengeParts({
  id,
  parts,
}: Assignment): readonly { readonly id: string; readonly part: ChallengePart }[] {
  return parts
    .filter((part) => part.kind === 'challenge')
    .map((part, at) => ({ id: `assignment-${id}/challenge-${at + 1}`, part }));
}

/** What a challenge is called: as its title says, else by the assignment and what is to be brought about. */
export function challengeTitle({ title }: Pick<Assignment, 'title'>, part: ChallengePart): string {
  return part.title ?? `${title}: ${goalOf(part.goal)?.aim ?? part.goal}`;
}

/**
 * The run that a part is about: a scenario of the assignment's own is in it, whole.
 *
 * @throws {Error} when neither the lab nor the assignment has the scenario
 */
export function runOf(
  { id, scenarios = {} }: Assignment,
  { wrapper, scenario, settings }: Pick<QuestionPart, 'wrapper' | 'scenario' | 'settings'>,
): RunSpec {
  const set = settings === undefined ? {} : { settings };
  const own = Object.hasOwn(scenarios, scenario) ? scenarios[scenario] : undefined;
  if (own !== undefined) return { wrapper, scenario: readScenario(scenario, own), ...set };
  if (SCENARIOS.some((known) => known.id === scenario)) return { wrapper, scenario, ...set };
  throw new Error(
    `Failed to read the assignment ${id}: there is no scenario "${scenario}". Use one of its own, or ${SCENARIOS.map((known) => known.id).join(', ')}.`,
  );
}

/**
 * A question of an assignment, its key computed.
 *
 * @throws {Error} with the reason, when the key cannot be computed, or there is nothing to choose from
 */
export async function resolveAssigned(
  assignment: Assignment,
  { id, part }: { readonly id: string; readonly part: QuestionPart },
  runner: Runner,
): Promise<ResolvedQuestion> {
  const { asks, prompt, hints, wrong } = part;
  return askAbout(
    {
      id,
      fact: asks,
      spec: runOf(assignment, part),
      ...(prompt !== undefined && { prompt }),
      ...(hints !== undefined && assignment.hints !== false && { hints }),
      ...(wrong !== undefined && { wrong }),
    },
    runner,
    WRAPPERS,
  );
}

/** What is to be handed in; `null` where an assignment has no exercise. */
export function exerciseOf({ parts }: Assignment): ExercisePart | null {
  return parts.find((part) => part.kind === 'exercise') ?? null;
}

/** The goals of an exercise that are checks, in the order of the checks, with what each is worth: a point where nothing is said. */
export function goalsOf({ goals }: ExercisePart): readonly { readonly check: CheckId; readonly points: number }[] {
  const worth = new Map(
    goals.flatMap((goal) => {
      if (typeof goal === 'string') return [[goal, 1] as const];
      return 'check' in goal ? [[goal.check, goal.points] as const] : [];
    }),
  );
  return CHECK_IDS.flatMap((check) => {
    const points = worth.get(check);
    return points === undefined ? [] : [{ check, points }];
  });
}

const DAY_MS = 86_400_000;

/** When a day is over, or a moment is, in milliseconds since 1970: a day alone is meant whole, in UTC. */
export function endOf(day: string): number {
  return Date.parse(day) + (day.includes('T') ? 0 : DAY_MS);
}
