import { use, useMemo, useState } from 'react';
import { createPractice } from '../../../quiz/index.ts';
import type { Question, ResolvedQuestion, RunSpec } from '../../../quiz/index.ts';
import { isShut } from '../../../quiz/question.ts';
import type { Target } from '../../../quiz/question.ts';
import {
  QuestionCard,
  RunFigure,
  RunTitlesContext,
  usePracticeQuestion,
  useQuestion,
  useResolved,
} from '../../../quiz/view/index.ts';
import type { ResolvedState } from '../../../quiz/view/index.ts';
import { scenarioIn } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Code } from '../../run/code/Code.tsx';
import { Waiting } from '../../run/figures/Waiting.tsx';
import { useRunner } from '../../run/figures/LessonRuns.tsx';
import { runTitle, runTitles } from '../../run/figures/runNames.ts';
import { serverSummary } from '../../run/serverWords.ts';
import { Share } from '../../shell/address/Share.tsx';
import styles from './practice.module.css';

interface PracticeQuestionProps {
  readonly id: string;
  /** The question, where it is one of a lesson that comes back. */
  readonly lessonQuestion: Question | null;
  readonly onNext: () => void;
}

/** One question, and the way to the next. */
export function PracticeQuestion({ id, lessonQuestion, onNext }: PracticeQuestionProps) {
  return lessonQuestion ? (
    <FromLesson question={lessonQuestion} onNext={onNext} />
  ) : (
    <Generated id={id} onNext={onNext} />
  );
}

function FromLesson({ question, onNext }: { question: Question; onNext: () => void }) {
  return <Found found={useResolved(question, useRunner())} place="missed before" onNext={onNext} />;
}

function Generated({ id, onNext }: { id: string; onNext: () => void }) {
  const runner = useRunner();
  const practice = useMemo(() => createPractice(runner, WRAPPERS), [runner]);
  return <Found found={usePracticeQuestion(practice, id)} place={`level ${id.split('-')[1] ?? ''}`} onNext={onNext} />;
}

function Found({ found, place, onNext }: { found: ResolvedState; place: string; onNext: () => void }) {
  switch (found.state) {
    case 'running':
      return <Waiting heightPx={220} />;
    case 'failed':
      return (
        <p role="alert">
          {found.message} <Button onClick={onNext}>Another question</Button>
        </p>
      );
    case 'done':
      return <Card resolved={found.resolved} place={place} onNext={onNext} />;
  }
}

function Card({ resolved, place, onNext }: { resolved: ResolvedQuestion; place: string; onNext: () => void }) {
  const [picked, setPicked] = useState<Target | null>(null);
  const state = useQuestion(resolved.question, resolved);
  const runs = runsAsked(resolved.question);
  const isOpen = state.given !== null || !isShut(resolved.question);
  const [first] = runs;
  return (
    <RunTitlesContext value={runTitles}>
      <div className={styles.bench}>
        <div>
          {runs.map((spec) => (
            <RunAsked key={runTitle(spec)} spec={spec} />
          ))}
          <QuestionCard
            {...state}
            asked={resolved}
            place={place}
            picked={picked}
            onPick={setPicked}
            actions={
              <>
                <Button kind="primary" onClick={onNext}>
                  Next question
                </Button>
                <Share own={null} what="this question" />
              </>
            }
          />
          {state.given === null && (
            <p className={styles.aside}>
              <Button kind="quiet" onClick={onNext}>
                Another question
              </Button>
            </p>
          )}
          {isOpen && <RunBehind resolved={resolved} />}
        </div>
        {first && <Code wrapper={first.wrapper} />}
      </div>
    </RunTitlesContext>
  );
}

/** The run that a question is about, before anybody has seen it: what it is made of. */
function RunAsked({ spec }: { spec: RunSpec }) {
  const scenario = scenarioIn(spec);
  return (
    <p className={styles.asked}>
      <b>{runTitle(spec)}.</b> {scenario.about} The server: {serverSummary(scenario)}.
    </p>
  );
}

/** The runs that a question is about, each with a link to the sandbox. */
function RunBehind({ resolved }: { resolved: ResolvedQuestion }) {
  const { name, href } = use(RunTitlesContext);
  return runsAsked(resolved.question).map((spec, index) => {
    const trace = resolved.traces[index];
    const link = href(spec);
    return (
      trace && (
        <figure key={name(spec)} className={styles.run}>
          <figcaption>{link === null ? name(spec) : <a href={link}>{name(spec)}</a>}</figcaption>
          <RunFigure trace={trace} label={name(spec)} />
        </figure>
      )
    );
  });
}

/** The runs that a question is about; none for a conceptual one. */
function runsAsked(question: Question): readonly RunSpec[] {
  if (question.kind === 'concept') return [];
  return 'wrapper' in question.run ? [question.run] : question.run;
}
