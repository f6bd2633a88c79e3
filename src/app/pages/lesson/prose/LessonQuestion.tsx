import { use, useMemo, useState } from 'react';
import { askedBeforeRunning } from '../../../../quiz/asked.ts';
import type { Asked } from '../../../../quiz/asked.ts';
import { answersOf } from '../../../../quiz/progress/progress.ts';
import type { Question, ResolvedQuestion, Target } from '../../../../quiz/index.ts';
import { QuestionCard, RunTitlesContext, useProgress, useQuestion, useResolved } from '../../../../quiz/view/index.ts';
import { LessonContext, StageContext } from '../../../run/figures/lessonContext.ts';
import { useRunner } from '../../../run/figures/useRunner.ts';
import { runTitles } from '../../../run/figures/runNames.ts';
import { Waiting } from '../../../run/figures/Waiting.tsx';

/** About as high as a question with a number to say. */
const HEIGHT_PX = 128;

/** A question of the lesson, by its id. */
export function LessonQuestion({ id }: { id: string }) {
  const { entry } = use(LessonContext);
  const index = entry.questions.findIndex((question) => question.id === id);
  const question = entry.questions[index];
  if (!question)
    throw new Error(`Failed to find the question "${id}": questions.ts of ${entry.folder} has none. Add it there.`);
  return <Asking question={question} place={`${index + 1} of ${entry.questions.length}`} />;
}

interface AskingProps {
  readonly question: Question;
  readonly place: string;
}

/** Where it can be asked before its runs are made, it is. */
function Asking({ question, place }: AskingProps) {
  const found = useResolved(question, useRunner());
  const { progress } = useProgress();
  const early = useMemo(() => askedBeforeRunning(question), [question]);
  if (found.state === 'failed') return <p role="alert">{found.message}</p>;
  const resolved = found.state === 'done' ? found.resolved : null;
  const asked = resolved ?? (answersOf(progress, question.id).length === 0 ? early : null);
  return asked ? <Card asked={asked} resolved={resolved} place={place} /> : <Waiting heightPx={HEIGHT_PX} />;
}

interface CardProps {
  readonly asked: Asked;
  readonly resolved: ResolvedQuestion | null;
  readonly place: string;
}

function Card({ asked, resolved, place }: CardProps) {
  const { retry } = use(LessonContext);
  const own = useState<Target | null>(null);
  const stage = use(StageContext);
  const [picked, setPicked] = stage ? ([stage.picked, stage.setPicked] as const) : own;
  const state = useQuestion(asked.question, resolved, retry);
  return (
    <RunTitlesContext value={runTitles}>
      <div id={`question-${asked.question.id}`}>
        <QuestionCard asked={asked} place={place} level={3} picked={picked} onPick={setPicked} {...state} />
      </div>
    </RunTitlesContext>
  );
}
