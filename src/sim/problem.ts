/** Where a problem is: a line of a file, or one of the choices of a schedule. */
export type ProblemPlace =
  | {
      readonly of: 'line';
      readonly file: string;
      /** From 1. */
      readonly line: number;
      /** From 1; `null` where it is unknown. */
      readonly column: number | null;
    }
  /** From 1, in the list that was to be replayed. */
  | { readonly of: 'choice'; readonly choice: number };

/** What a wrapper can have wrong with it, so that it cannot be run, or not to the end. */
export type ProblemKind =
  | 'syntax'
  | 'missing-export'
  /** The lab does not have what it imports, or what else it needs. */
  | 'unknown-import'
  | 'threw-at-load'
  | 'endless'
  /** All of it takes longer than it may: whether it would end, nobody knows. */
  | 'out-of-time'
  | 'bad-input'
  /** The lab itself broke: nothing is known of the wrapper. */
  | 'lab-broke';

/** Why something cannot be done. Plain data, so that it crosses a worker's boundary; `sentenceOf` makes a text of it. */
export interface Problem {
  readonly kind: ProblemKind;
  /** What fails: `run mutex.ts`. */
  readonly deed: string;
  /** Why, without a full stop: `it exports nothing`. */
  readonly cause: string;
  /** What to do, in whole sentences: `Export a function baseQueryWithReauth.` */
  readonly remedy: string;
  /** `null` where no single place is at fault. */
  readonly at: ProblemPlace | null;
}

/**
 * A problem as a text: `Failed to read mutex.ts: line 3: it … . Correct it.`
 *
 * @param place what to call the place: a page may count otherwise than the simulator. Empty for none
 */
export function sentenceOf({ deed, cause, remedy, at }: Problem, place: string = placeInWords(at)): string {
  return `Failed to ${deed}: ${place === '' ? '' : `${place}: `}${cause}. ${remedy}`;
}

/** `line 3`, `line 3, column 7`, `choice 2`; empty for none. */
function placeInWords(at: ProblemPlace | null): string {
  switch (at?.of) {
    case undefined:
      return '';
    case 'line':
      return at.column === null ? `line ${at.line}` : `line ${at.line}, column ${at.column}`;
    case 'choice':
      return `choice ${at.choice}`;
  }
}

/** Thrown by the simulator when a wrapper cannot be run at all. Its message is the problem's sentence. */
export class WrapperError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(sentenceOf(problem));
    this.name = 'WrapperError';
    this.problem = problem;
  }
}
