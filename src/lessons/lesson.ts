import type { Trace } from '../sim/index.ts';
import type { Question, Runs, RunSpec } from '../quiz/index.ts';

/** Something the prose says about runs: marked there by `<Claim id>`, held here by a look at the runs. */
export interface Claim {
  /** In plain words, for the syllabus: `mutex, three at once: 1 refresh request`. */
  readonly says: string;
  readonly run: Runs;
  /** Gets the traces in the order of `run`. */
  readonly holds: (...traces: Trace[]) => boolean;
}

/** Something worth reading outside. */
export interface Reading {
  readonly title: string;
  readonly url: string;
  /** What is to be found there, in half a sentence. */
  readonly about: string;
}

/** What a lesson's `questions.ts` exports as `lesson`. Its prose is the `index.mdx` beside it. */
export interface Lesson {
  readonly title: string;
  /** What it teaches, in one sentence. */
  readonly about: string;
  /** How long it takes, with its questions. */
  readonly minutes: number;
  /** The run it is signed with in the contents. */
  readonly signature: RunSpec;
  /** By the id that the prose uses. */
  readonly claims: Readonly<Record<string, Claim>>;
  /** In the order in which the prose asks them. */
  readonly questions: readonly Question[];
  readonly inTheWild: readonly Reading[];
}
