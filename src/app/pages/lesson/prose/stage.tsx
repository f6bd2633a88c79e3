import { use, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Target } from '../../../../quiz/index.ts';
import { AskedQuestion } from '../../../run/figures/AskedQuestion.tsx';
import { LessonContext, StageContext } from '../../../run/figures/lessonContext.ts';
import styles from './prose.module.css';

/** Figure and question in one column, the source beside them; its line follows the playhead. */
export function Stage({ children }: { children: ReactNode }) {
  const [line, setLine] = useState<number | null>(null);
  const [picked, setPicked] = useState<Target | null>(null);
  const stage = useMemo(() => ({ line, setLine, picked, setPicked }), [line, picked]);
  return (
    <StageContext value={stage}>
      <div className={styles.stage}>{children}</div>
    </StageContext>
  );
}

/** A question of the lesson, by its id. */
export function Question({ id }: { id: string }) {
  const { entry } = use(LessonContext);
  const index = entry.questions.findIndex((question) => question.id === id);
  const question = entry.questions[index];
  if (!question)
    throw new Error(`Failed to find the question "${id}": questions.ts of ${entry.folder} has none. Add it there.`);
  return <AskedQuestion question={question} place={`${index + 1} of ${entry.questions.length}`} />;
}
