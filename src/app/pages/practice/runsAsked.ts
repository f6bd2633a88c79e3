import type { Question, RunSpec } from '../../../quiz/index.ts';

/** The runs that a question is about; none for a conceptual one. */
export function runsAsked(question: Question): readonly RunSpec[] {
  if (question.kind === 'concept') return [];
  return 'wrapper' in question.run ? [question.run] : question.run;
}
