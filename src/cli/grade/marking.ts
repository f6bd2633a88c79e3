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
