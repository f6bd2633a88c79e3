import { use } from 'react';
import { LessonContext } from '../../../run/figures/LessonContext.ts';
import { AskedQuestion } from '../../../run/figures/AskedQuestion.tsx';

/** A question of the lesson, by its id. */
export function Question({ id }: { id: string }) {
  const { entry } = use(LessonContext);
  const index = entry.questions.findIndex((question) => question.id === id);
  const question = entry.questions[index];
  if (!question)
    throw new Error(`Failed to find the question "${id}": questions.ts of ${entry.folder} has none. Add it there.`);
  return <AskedQuestion question={question} place={`${index + 1} of ${entry.questions.length}`} />;
}
