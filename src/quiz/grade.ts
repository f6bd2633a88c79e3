import { FORMS } from './forms/index.ts';
import type { Form } from './forms/form.ts';
import type { Answer } from './question.ts';
import type { Grade, ResolvedQuestion } from './resolved.ts';

/**
 * What an answer is worth, and what is to be said about it.
 *
 * @throws {Error} when the answer is none to this question: of another form, or with values it does not have
 */
export function grade(resolved: ResolvedQuestion, answer: Answer): Grade {
  return gradeForm(resolved.form, resolved, answer);
}

function gradeForm<F extends ResolvedQuestion['form']>(form: F, resolved: ResolvedQuestion, answer: Answer): Grade {
  const { grade: judge, accepts }: Form<F> = FORMS[form];
  const own = resolved as Extract<ResolvedQuestion, { form: F }>;
  if (!accepts(own, answer)) {
    throw new Error(
      `Failed to grade an answer to "${resolved.question.id}": ${JSON.stringify(answer)} is none. Answer with one of what it offers.`,
    );
  }
  return judge(own, answer);
}
