import type { GradedFile } from './gradedFile.ts';

/** Graded files as JSON. */
export function gradeToJson(graded: readonly GradedFile[]): string {
  const files = graded.map(({ file, checks, held, violated, error }) => ({
    file,
    checks: checks.map(({ id, holds, because, witness }) => ({ id, holds, because, witness })),
    held,
    violated,
    error,
  }));
  return JSON.stringify(files, null, 2);
}
