import { FORMS } from './kinds/index.ts';
import type { FormMethods } from './kinds/kind.ts';
import type { AnswerForm } from './asked.ts';
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
  return formOf(resolved.form).grade(resolved, answer);
}

/** A right answer: for a syllabus, and for tests. */
export function rightAnswer(resolved: ResolvedQuestion): Answer {
  return formOf(resolved.form).right(resolved);
}

function formOf<F extends AnswerForm>(form: F): FormMethods<F> {
  return FORMS[form];
}
