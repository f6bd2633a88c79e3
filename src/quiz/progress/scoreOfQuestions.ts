import { totalOf } from '../score.ts';
import type { Total } from '../score.ts';
import { bestOf } from './progress.ts';
import type { Progress } from './progress.ts';

/** A question, as far as a score needs it. */
interface Counted {
  readonly id: string;
  /** From `weightOf`. */
  readonly weight: number;
}

/** The score of a lesson, or with all questions of the whole: the best answer to each, weighed. */
export function scoreOfQuestions(progress: Progress, questions: readonly Counted[]): Total {
  return totalOf(questions.map(({ id, weight }) => ({ score: bestOf(progress, id)?.score ?? null, weight })));
}
