import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LESSONS } from '../../../lessons/index.ts';
import { FRONT_QUESTIONS } from '../../../lessons/frontQuestions.ts';
import type { FrontQuestion } from '../../../lessons/frontQuestions.ts';
import type { GivenAnswer } from '../../../quiz/view/useQuestion.ts';
import { requestsOf } from '../../../sim/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { playbackKeys } from '../../../timeline/playback/keys.ts';
import { usePlayback } from '../../../timeline/playback/usePlayback.ts';
import { PlainTimeline } from '../../../timeline/view/PlainTimeline.tsx';
import { Transport } from '../../../timeline/view/Transport.tsx';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button, buttonLook } from '../../../ui/Button.tsx';
import { Until } from '../../../ui/Until.tsx';
import { useRunner, useTrace } from '../../run/figures/useRunner.ts';
import { sandboxHref } from '../../run/figures/runNames.ts';
import { lockedRun } from '../../run/lockedRun.ts';
import { StepCaption } from '../../run/StepCaption.tsx';
import { lessonHref } from '../../shell/address/lessonHref.ts';
import { openPicture } from './frontPicture.ts';
import { answerOf } from './frontRuns.ts';
import { leadTo } from './leadTo.ts';
import styles from './front.module.css';

interface FrontRunProps {
  readonly front: FrontQuestion;
  readonly given: GivenAnswer;
  /** The answer was given just now: the run goes on from where it was asked about. Else it is over. */
  readonly plays: boolean;
  /** Of the picture, in px. */
  readonly width: number;
  readonly onNext: () => void;
}

/** The run of a question that was answered: it goes on, and when it is over its answer is explained. */
export function FrontRun({ front, given, plays, width, onNext }: FrontRunProps): ReactNode {
  const trace = given.resolved.traces[0];
  if (!trace) throw new Error(`Failed to show the run of "${front.id}": it has none. Name it in the question.`);
  return <Played {...{ front, given, plays, width, onNext, trace }} />;
}

function Played({ front, given, plays, width, onNext, trace }: FrontRunProps & { readonly trace: Trace }): ReactNode {
  const geometry = useMemo(() => openPicture(trace, width), [trace, width]);
  const playback = usePlayback(trace, { startAt: plays ? lockedRun(trace).until : 'end' });
  const { step, steps, playing, play } = playback;
  const [isTold, setTold] = useState(!plays);
  if (!isTold && !playing && step >= steps) setTold(true);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!plays) return;
    leadTo(heading.current);
    play();
  }, [plays, play]);
  const runner = useRunner();
  useEffect(() => {
    // It is there when the explanation is.
    runner(answerOf(front).condition.run).catch(() => undefined);
  }, [front, runner]);
  const sent = requestsOf(trace).filter(({ role, sent: when }) => role === 'refresh' && when.step <= step).length;
  return (
    <div className={styles.parts} onKeyDown={playbackKeys(playback)}>
      <div className={styles.picture}>
        <PlainTimeline geometry={geometry} label={`${front.title}: the whole run`} played={{ trace, playback }} />
      </div>
      <div className={styles.lower}>
        <Transport playback={playback} caption={null} runLabel={null} />
        <div className={styles.answer}>
          <span className={styles.figure}>{sent}</span>
          <div className={styles.told}>
            <h2 ref={heading} tabIndex={-1}>
              {front.prompt}
            </h2>
            <div role="status">{isTold && <Explanation front={front} given={given} />}</div>
            {!isTold && (
              <p>
                <StepCaption trace={trace} step={step} />
              </p>
            )}
          </div>
          {isTold && <WayOn front={front} onNext={onNext} />}
        </div>
      </div>
    </div>
  );
}

/** Why it is so, what the answer that was given would be right of, and on what all this depends. */
function Explanation({ front, given }: Pick<FrontRunProps, 'front' | 'given'>): ReactNode {
  return (
    <>
      <p>
        <Words sentence={given.grade.explanation} />
      </p>
      <p className={styles.you}>
        {given.grade.right ? 'You said so. ' : <YouSaid front={front} given={given} />}
        <Until all={[useRunner()(answerOf(front).condition.run)]} meanwhile={null}>
          <ConditionWords front={front} />
        </Until>
      </p>
    </>
  );
}

function YouSaid({ front, given: { resolved, answer } }: Pick<FrontRunProps, 'front' | 'given'>): ReactNode {
  if (answer.as !== 'number' || resolved.form !== 'number') return null;
  const wrong = answerOf(front).question.wrong[resolved.wrong.findIndex(({ value }) => value === answer.value)];
  return wrong && `You said ${answer.value}: that would be right ${wrong.if}. `;
}

function ConditionWords({ front }: Pick<FrontRunProps, 'front'>): ReactNode {
  const { condition } = answerOf(front);
  const [before, link, after] = condition.says(useTrace(condition.run));
  const href = sandboxHref(condition.run);
  return (
    <>
      {before}
      {href === null ? link : <Link href={href}>{link}</Link>}
      {after}
    </>
  );
}

/** To the next question, and into the lesson that tells the rest; that one leads to the lessons of the questions that follow. */
function WayOn({ front, onNext }: Pick<FrontRunProps, 'front' | 'onNext'>): ReactNode {
  const { lesson, next } = front;
  const then = FRONT_QUESTIONS.slice(FRONT_QUESTIONS.indexOf(front) + 1).map((later) => later.lesson);
  const entry = LESSONS.find(({ slug }) => slug === lesson);
  return (
    <div className={styles.on}>
      {next !== null && (
        <Button kind="primary" onClick={onNext}>
          {next}
        </Button>
      )}
      {entry && (
        <Link href={lessonHref(entry, then)} className={buttonLook(next === null ? 'primary' : 'usual')}>
          Lesson {entry.number}: {entry.title}
        </Link>
      )}
    </div>
  );
}
