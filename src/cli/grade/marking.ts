import { exerciseOf, goalsOf } from '../../assignments/assigned.ts';
import { assignmentsOf } from '../../assignments/assignmentFile.ts';
import type { AssignmentFile } from '../../assignments/assignmentFile.ts';
import { UsageError } from '../errors.ts';
import { standingOf } from '../../sim/index.ts';
import type { CheckId, CheckResult } from '../../sim/index.ts';

/** What counts, and for how many points. */
export interface Marking {
  /** In the order of the checks. */
  readonly checks: readonly CheckId[];
  /** What a check is worth that holds. */
  readonly worth: (id: CheckId) => number;
  /** The part of it that a check is worth which no run put to the test, from 0 to 1. */
  readonly untested: number;
}

/** A point for each check. */
export function evenMarking(checks: readonly CheckId[]): Marking {
  return { checks, worth: () => 1, untested: 0 };
}

/**
 * The goals of the exercise of an assignment, for the points that it gives them.
 *
 * @param path of its file, for the message
 * @throws {UsageError} when it has no exercise, or several
 */
export function markingIn(file: AssignmentFile, path: string): Marking {
  const [found, ...others] = assignmentsOf(file).flatMap((one) => {
    const exercise = exerciseOf(one);
    return exercise ? [{ goals: goalsOf(exercise), half: one.half ?? [] }] : [];
  });
  if (!found || others.length > 0)
    throw new UsageError(
      `Failed to grade by ${path}: it has ${found ? 'several exercises' : 'no exercise'}. Give an assignment with one.`,
    );
  const worth = new Map(found.goals.map(({ check, points }) => [check, points]));
  return {
    checks: found.goals.map(({ check }) => check),
    worth: (id) => worth.get(id) ?? 0,
    untested: found.half.includes('not-put-to-the-test') ? 1 / 2 : 0,
  };
}

/** What all is worth that counts. */
export function mostFor({ checks, worth }: Marking): number {
  return checks.reduce((sum, id) => sum + worth(id), 0);
}

/** What a hand-in is worth. One that cannot be run, or is not judged, has no points for what is not known. */
export function pointsFor(
  { checks, error }: { readonly checks: readonly CheckResult[]; readonly error: string | null },
  marking: Marking,
): { readonly points: number; readonly most: number } {
  const part = { held: 1, untested: marking.untested, violated: 0, 'not-judged': 0 };
  const points = checks.reduce((sum, result) => sum + part[standingOf(result)] * marking.worth(result.id), 0);
  return { points: error === null ? points : 0, most: mostFor(marking) };
}
