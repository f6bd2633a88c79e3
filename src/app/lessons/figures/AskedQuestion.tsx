import '@xyflow/react/dist/base.css';
import '../../../timeline/timeline.css';
import { use, useState } from 'react';
import type { Question, ResolvedQuestion, Target } from '../../../quiz/index.ts';
import { QuestionCard, RunTitlesContext, useQuestion, useResolved } from '../../../quiz/view/index.ts';
import { LessonContext } from '../LessonContext.ts';
import { StageContext } from '../prose/StageContext.ts';
import { useRunner } from '../runs/LessonRuns.tsx';
import { runTitles } from '../runs/runTitles.ts';
import { Waiting } from './Waiting.tsx';
import styles from './figures.module.css';

interface AskedQuestionProps {
  readonly question: Question;
  readonly place: string;
}

/** A question, once its runs are made. */
export function AskedQuestion({ question, place }: AskedQuestionProps) {
  const found = useResolved(question, useRunner());
  switch (found.state) {
    case 'running':
      return <Waiting heightPx={128} />;
    case 'failed':
      return <p role="alert">{found.message}</p>;
    case 'done':
      return <Card resolved={found.resolved} place={place} />;
  }
}

function Card({ resolved, place }: { resolved: ResolvedQuestion; place: string }) {
  const { retry } = use(LessonContext);
  const own = useState<Target | null>(null);
  const stage = use(StageContext);
  const [picked, setPicked] = stage ? ([stage.picked, stage.setPicked] as const) : own;
  const state = useQuestion(resolved, retry);
  return (
    <RunTitlesContext value={runTitles}>
      <div className={styles.question} id={`question-${resolved.question.id}`}>
        <QuestionCard resolved={resolved} place={place} level={3} picked={picked} onPick={setPicked} {...state} />
      </div>
    </RunTitlesContext>
  );
}
