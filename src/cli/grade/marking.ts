import { exerciseOf, goalsOf } from '../../assignments/assigned.ts';
import { assignmentsOf } from '../../assignments/assignmentFile.ts';
import type { AssignmentFile } from '../../assignments/assignmentFile.ts';
import { claimsOf } from '../../assignments/runClaims.ts';
import type { AskedClaim, ClaimResult } from '../../assignments/runClaims.ts';
import type { Runner } from '../../quiz/index.ts';
import { UsageError } from '../errors.ts';
import { standingOf } from '../../sim/index.ts';
import type { CheckId, CheckResult } from '../../sim/index.ts';

/** What counts, and for how many points. */
export interface Marking {
  /** In the order of the checks. */
  readonly checks: readonly CheckId[];
  readonly claims: readonly AskedClaim[];
  /** What a check is worth that holds. */
  readonly worth: (id: CheckId) => number;
  /** The part of it that a check is worth which no run put to the test, from 0 to 1. */
  readonly untested: number;
}

/** A point for each check. */
export function evenMarking(checks: readonly CheckId[]): Marking {
  return { checks, claims: [], worth: () => 1, untested: 0 };
}

/** An exercise of an assignment, and what counts in it. */
export interface AssignedMarking {
  /** The id of its assignment. */
  readonly id: string;
  readonly marking: Marking;
}

/**
 * The goals of the exercises of an assignment, or of a course, for the points that they give them, what claims are compared
 * with computed.
 *
 * @param path of its file, for the message
 * @param only the id of the assignment that is asked for; `null` for all of a course
 * @throws {UsageError} when there is no exercise, no such assignment, or a claim cannot be computed
 */
export async function markingsIn(
  file: AssignmentFile,
  path: string,
  only: string | null,
  runner: Runner,
): Promise<readonly AssignedMarking[]> {
  const found = assignmentsOf(file).flatMap((assignment) => {
    const exercise = exerciseOf(assignment);
    return exercise ? [{ assignment, exercise }] : [];
  });
  const ids = found.map(({ assignment }) => assignment.id);
  if (found.length === 0)
    throw new UsageError(`Failed to grade by ${path}: it has no exercise. Give an assignment with one.`);
  if (only !== null && !ids.includes(only))
    throw new UsageError(
      `Failed to grade by ${path}: it has no assignment "${only}" with an exercise. Use ${path}#${ids.join(`, ${path}#`)}.`,
    );
  const asked = found.filter(({ assignment }) => only === null || assignment.id === only);
  return Promise.all(
    asked.map(async ({ assignment, exercise }) => {
      const claims = await claimsOf(assignment, exercise, runner).catch((error: unknown) => {
        throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
      });
      const goals = goalsOf(exercise);
      const worth = new Map(goals.map(({ check, points }) => [check, points]));
      const untested = assignment.half?.includes('not-put-to-the-test') ? 1 / 2 : 0;
      const checks = goals.map(({ check }) => check);
      return { id: assignment.id, marking: { checks, claims, worth: (id: CheckId) => worth.get(id) ?? 0, untested } };
    }),
  );
}

/** The path of an assignment's file, and the id of the one that is asked for, of several in it: `course.json#week-3`. */
export function assignmentNamed(text: string): { readonly path: string; readonly only: string | null } {
  const [, path = text, only = null] = /^(.+\.json)#([a-z0-9-]+)$/i.exec(text) ?? [];
  return { path, only };
}

/** What all is worth that counts. */
export function mostFor({ checks, claims, worth }: Marking): number {
  const ofClaims = claims.reduce((sum, { points }) => sum + points, 0);
  return checks.reduce((sum, id) => sum + worth(id), ofClaims);
}

/** What a hand-in is worth. One that cannot be run, or is not judged, has no points for what is not known. */
export function pointsFor(
  { checks, error }: { readonly checks: readonly CheckResult[]; readonly error: string | null },
  claims: readonly ClaimResult[],
  marking: Marking,
): { readonly points: number; readonly most: number } {
  const part = { held: 1, untested: marking.untested, violated: 0, 'not-judged': 0 };
  const ofClaims = claims.reduce((sum, { holds, points }) => sum + (holds === true ? points : 0), 0);
  const points = checks.reduce((sum, result) => sum + part[standingOf(result)] * marking.worth(result.id), ofClaims);
  return { points: error === null ? points : 0, most: mostFor(marking) };
}
