import type { Answer } from '../question.ts';
import type { Grade, ResolvedQuestion } from '../resolved.ts';

/** What there is to know of a form of answer: several kinds of question may share one. */
export interface Form<F extends ResolvedQuestion['form']> {
  /** `null` where the answer is none to this question. */
  readonly grade: (resolved: Extract<ResolvedQuestion, { form: F }>, answer: Answer) => Grade | null;
  readonly right: (resolved: Extract<ResolvedQuestion, { form: F }>) => Answer;
}
