import type { Question, QuestionKind } from '../question.ts';
import type { ResolvedQuestion } from '../resolved.ts';
import type { Resolving } from './resolving.ts';

/** What a kind computes; the rest is the same for all kinds. */
export type Resolved<T extends ResolvedQuestion = ResolvedQuestion> = T extends ResolvedQuestion
  ? Omit<T, 'question' | 'traces' | 'explain'>
  : never;

/** What there is to know of a kind of question. */
export interface Kind<K extends QuestionKind> {
  /** What it is called in a syllabus: `put in order`. */
  readonly name: string;
  /** @throws {QuestionError} when the question cannot be asked as it is written */
  readonly resolve: (question: Extract<Question, { kind: K }>, resolving: Resolving) => Promise<Resolved>;
}
