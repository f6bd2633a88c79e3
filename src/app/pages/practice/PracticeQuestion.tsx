import { Link } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { ROUND_LENGTH } from '../../../quiz/index.ts';
import type { Practice, Question, ResolvedQuestion } from '../../../quiz/index.ts';
import { isShut, runsOf } from '../../../quiz/question.ts';
import {
  QuestionCard,
  RunTitlesContext,
  usePracticeQuestion,
  useQuestion,
  useResolved,
} from '../../../quiz/view/index.ts';
import type { ResolvedState } from '../../../quiz/view/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Code } from '../../run/code/Code.tsx';
import { PartContext, StageContext, useStage } from '../../run/figures/lessonContext.ts';
import { useRunner } from '../../run/figures/useRunner.ts';
import { runTitle, runTitles } from '../../run/figures/runNames.ts';
import { RunAsked } from '../../run/figures/RunAsked.tsx';
import { Waiting } from '../../run/figures/Waiting.tsx';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import { Share } from '../../shell/address/Share.tsx';
import type { AskedInRound } from './usePracticeRound.ts';
import styles from './practice.module.css';

interface PracticeQuestionProps {
  readonly id: string;
  readonly practice: Practice;
  /** The question, where it is one of a lesson that comes back. */
  readonly lessonQuestion: Question | null;
  /** Of the round. */
  readonly asked: readonly AskedInRound[];
  readonly onNext: () => void;
  /** Another question in place of this one. */
  readonly onPass: () => void;
}

/** One question, and the way to the next. */
export function PracticeQuestion({ practice, lessonQuestion, ...props }: PracticeQuestionProps) {
  return lessonQuestion ? (
    <FromLesson {...props} question={lessonQuestion} />
  ) : (
    <Generated {...props} practice={practice} />
  );
}

type FoundProps = Omit<PracticeQuestionProps, 'practice' | 'lessonQuestion'>;

function FromLesson({ question, ...props }: FoundProps & { readonly question: Question }) {
  return <Found {...props} found={useResolved(question, useRunner())} note="missed before" />;
}

function Generated({ practice, ...props }: FoundProps & { readonly practice: Practice }) {
  return (
    <Found {...props} found={usePracticeQuestion(practice, props.id)} note={`level ${props.id.split('-')[1] ?? ''}`} />
  );
}

function Found({ found, note, ...props }: FoundProps & { readonly found: ResolvedState; readonly note: string }) {
  switch (found.state) {
    case 'running':
      return <Waiting heightPx={220} />;
    case 'failed':
      return (
        <p role="alert">
          {found.message} <Button onClick={props.onPass}>Another question</Button>
        </p>
      );
    case 'done':
      return <Card {...props} resolved={found.resolved} note={note} />;
  }
}

interface CardProps extends FoundProps {
  readonly resolved: ResolvedQuestion;
  readonly note: string;
}

/** As in a lesson: the run above, shut as long as its question says so; the source beside it. */
function Card({ id, resolved, note, asked, onNext, onPass }: CardProps) {
  const { question } = resolved;
  const stage = useStage();
  const place = asked.findIndex((one) => one.id === id);
  const state = useQuestion(question, resolved, 0, asked[place]?.before ?? 0);
  const runs = runsOf(question);
  const isOpen = state.given !== null || !isShut(question);
  const [first] = runs;
  const places = place < 0 ? note : `${place + 1} of ${ROUND_LENGTH}, ${note}`;
  return (
    <RunTitlesContext value={runTitles}>
      <PartContext value="Practice">
        <StageContext value={stage}>
          <div className={styles.bench}>
            <div>
              {runs.map((spec) => (
                <RunAsked key={runTitle(spec)} spec={spec} isShut={!isOpen} />
              ))}
              <QuestionCard
                {...state}
                asked={resolved}
                place={places}
                picked={stage.picked}
                onPick={stage.setPicked}
                actions={
                  <>
                    <Button kind="primary" onClick={onNext}>
                      {place === ROUND_LENGTH - 1 ? 'How it went' : 'Next question'}
                    </Button>
                    <Share own={null} what="this question" />
                  </>
                }
              />
              {state.given === null ? (
                <p className={styles.aside}>
                  <Button kind="quiet" onClick={onPass}>
                    Another question
                  </Button>
                </p>
              ) : (
                <WhereItCounts id={id} />
              )}
            </div>
            {first && <Code wrapper={first.wrapper} />}
          </div>
        </StageContext>
      </PartContext>
    </RunTitlesContext>
  );
}

/** Where an answer is counted. */
function WhereItCounts({ id }: { readonly id: string }) {
  const lesson = LESSONS.find(({ questions }) => questions.some((question) => question.id === id));
  return (
    <p className={styles.counts}>
      {lesson ? (
        <>
          It counts for{' '}
          <Link href={lessonHref(lesson)}>
            lesson {lesson.number}, {lesson.title}
          </Link>
          .
        </>
      ) : (
        'It counts under Practice, in the table below.'
      )}
    </p>
  );
}
