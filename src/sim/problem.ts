/** Where in a source file. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1; `null` where it is unknown. */
  readonly column: number | null;
}

/** What a wrapper can have wrong with it, so that it cannot be run, or not to the end. */
export type ProblemKind = 'syntax' | 'missing-export' | 'unknown-import' | 'threw-at-load' | 'endless' | 'bad-input';

/** Plain data, so that it crosses a worker's boundary. `message` reads "Failed to X: cause. Do Y." */
export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly place: Place | null;
}

/** Thrown by the simulator when a wrapper cannot be run at all. */
export class WrapperError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'WrapperError';
    this.problem = problem;
  }
}
