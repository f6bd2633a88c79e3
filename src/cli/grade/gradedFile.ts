import { countStanding, sentenceOf } from '../../sim/index.ts';
import type { CheckResult } from '../../sim/index.ts';
import type { Grade } from './gradeSource.ts';

/** A file, and what the checks say of it. */
export interface GradedFile {
  /** Its path, as it was typed or found below a folder that was. */
  readonly file: string;
  readonly checks: readonly CheckResult[];
  /** Those that were put to the test, and hold. What is neither held nor violated was not put to the test. */
  readonly held: number;
  readonly violated: number;
  /** Why it cannot be run at all: then every check is violated, for this reason. Else `null`. */
  readonly error: string | null;
}

/** Counts a grade. */
export function gradedFile(file: string, { checks, problem }: Grade): GradedFile {
  return {
    file,
    checks,
    held: countStanding(checks, 'held'),
    violated: countStanding(checks, 'violated'),
    error: problem && sentenceOf(problem),
  };
}
