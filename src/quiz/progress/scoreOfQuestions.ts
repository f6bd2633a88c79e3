import { weightOf } from '../guess.ts';
import type { Question } from '../question.ts';
import { totalOf } from '../score.ts';
import type { Total } from '../score.ts';
import { bestOf } from './progress.ts';
import type { Progress } from './progress.ts';

/** The score of a lesson, or with all questions of the whole: the best answer to each, weighed. */
export function scoreOfQuestions(progress: Progress, questions: readonly Question[]): Total {
  return totalOf(
    questions.map((question) => ({
      score: bestOf(progress, question.id)?.score ?? null,
      weight: weightOf(question),
    })),
  );
}
