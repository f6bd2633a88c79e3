import type { Answer } from '../question.ts';

/** The answers to one question, the first one first. Of what a file says about them only the choices are taken. */
export interface Log {
  readonly answers: readonly { readonly atMs: number; readonly said: Answer }[];
  /** Whether the first one came after a reset: what was answered before it is gone. */
  readonly afterReset: boolean;
}

/** What one learner answered, by the id of the question. */
export interface Learner {
  /** The names of the files it was read from. */
  readonly files: readonly string[];
  readonly logs: ReadonlyMap<string, Log>;
}
