import { FORMS } from './forms/index.ts';
import type { Answer } from './question.ts';
import type { Grade, ResolvedQuestion } from './resolved.ts';

/**
 * What an answer is worth, and what is to be said about it.
 *
 * @throws {Error} when the answer is none to this question: of another form, or with values it does not have
 */
export function grade(resolved: ResolvedQuestion, answer: Answer): Grade {
  const graded = gradeOrNull(resolved, answer);
  if (graded) return graded;
  throw new Error(
    `Failed to grade an answer to "${resolved.question.id}": ${JSON.stringify(answer)} is none. Answer with what it offers.`,
  );
}

/** As `grade`; `null` where the answer is none to this question, as one may be that was kept from an older text. */
export function gradeOrNull(resolved: ResolvedQuestion, answer: Answer): Grade | null {
  switch (resolved.form) {
    case 'number':
      return FORMS.number.grade(resolved, answer);
    case 'options':
      return FORMS.options.grade(resolved, answer);
    case 'order':
      return FORMS.order.grade(resolved, answer);
    case 'point':
      return FORMS.point.grade(resolved, answer);
  }
}

/** A right answer: for a syllabus, and for tests. */
export function rightAnswer(resolved: ResolvedQuestion): Answer {
  switch (resolved.form) {
    case 'number':
      return FORMS.number.right(resolved);
    case 'options':
      return FORMS.options.right(resolved);
    case 'order':
      return FORMS.order.right(resolved);
    case 'point':
      return FORMS.point.right(resolved);
  }
}
