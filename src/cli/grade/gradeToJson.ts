import { standingOf } from '../../sim/index.ts';
import type { GradedFile } from './gradedFile.ts';

/** Graded files as JSON. */
export function gradeToJson(graded: readonly GradedFile[]): string {
  const files = graded.map(({ file, checks, held, violated, error }) => ({
    file,
    checks: checks.map((result) => {
      const { id, holds, because, witness } = result;
      return { id, holds, tested: standingOf(result) !== 'untested', because, witness };
    }),
    held,
    violated,
    error,
  }));
  return JSON.stringify(files, null, 2);
}
