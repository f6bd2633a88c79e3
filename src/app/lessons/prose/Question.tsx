import { lazy, Suspense, use } from 'react';
import { LessonContext } from '../LessonContext.ts';
import { Waiting } from '../figures/Waiting.tsx';

const AskedQuestion = lazy(async () => ({ default: (await import('../figures/AskedQuestion.tsx')).AskedQuestion }));

/** About as high as a question with a number to say. */
const HEIGHT_PX = 128;

/** A question of the lesson, by its id. */
export function Question({ id }: { id: string }) {
  const { entry } = use(LessonContext);
  const index = entry.questions.findIndex((question) => question.id === id);
  const question = entry.questions[index];
  if (!question)
    throw new Error(`Failed to find the question "${id}": questions.ts of ${entry.folder} has none. Add it there.`);
  return (
    <Suspense fallback={<Waiting heightPx={HEIGHT_PX} />}>
      <AskedQuestion question={question} place={`${index + 1} of ${entry.questions.length}`} />
    </Suspense>
  );
}
