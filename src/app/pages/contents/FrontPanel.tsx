import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FRONT_QUESTIONS } from '../../../lessons/frontQuestions.ts';
import type { FrontQuestion } from '../../../lessons/frontQuestions.ts';
import { answersOf } from '../../../quiz/progress/progress.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { asSentence } from '../../../quiz/question.ts';
import type { RunSpec } from '../../../quiz/index.ts';
import { useQuestion } from '../../../quiz/view/useQuestion.ts';
import { useResolved } from '../../../quiz/view/useResolved.ts';
import type { Trace } from '../../../sim/index.ts';
import { plain } from '../../../timeline/words/index.ts';
import { PlainTimeline } from '../../../timeline/view/PlainTimeline.tsx';
import { useWidth } from '../../../timeline/view/useWidth.ts';
import { Button } from '../../../ui/Button.tsx';
import { useRunner } from '../../run/figures/LessonRuns.tsx';
import { pictureHeight } from '../../run/figures/Waiting.tsx';
import { lockedCaption } from '../../run/lockedRun.ts';
import { isLoadFailure } from '../../shell/ErrorBoundary.tsx';
import { DecisiveLines } from './DecisiveLines.tsx';
import { shutPicture } from './frontPicture.ts';
import type { ShutPicture } from './frontPicture.ts';
import styles from './front.module.css';

/** How a run goes on is loaded while the question is read. */
const loadFrontRun = () => import('./FrontRun.tsx');
const FrontRun = lazy(async () => ({ default: (await loadFrontRun()).FrontRun }));

interface FrontPanelProps {
  /** The reader asked for the questions: the first open one is shown, and has the focus. */
  readonly isLed: boolean;
}

/** The questions of the front page, one at a time. A reload shows the last one that was answered. */
export function FrontPanel({ isLed }: FrontPanelProps): ReactNode {
  const { progress } = useProgress();
  const [at, setAt] = useState(() => {
    const answered = FRONT_QUESTIONS.map(({ question }) => answersOf(progress, question.id).length > 0);
    return { index: Math.max(0, isLed ? answered.indexOf(false) : answered.lastIndexOf(true)), isLed };
  });
  const front = FRONT_QUESTIONS[at.index];
  if (!front) return null;
  return (
    <Asked
      key={front.question.id}
      front={front}
      place={`${at.index + 1} of ${FRONT_QUESTIONS.length}`}
      isLed={at.isLed}
      onNext={() => setAt({ index: at.index + 1, isLed: true })}
    />
  );
}

interface AskedProps {
  readonly front: FrontQuestion;
  readonly place: string;
  readonly isLed: boolean;
  readonly onNext: () => void;
}

/** One question: its run up to where it is asked, and after the answer its run as it goes on. */
function Asked({ front, place, isLed, onNext }: AskedProps): ReactNode {
  const { question, title, wrapper } = front;
  const { progress } = useProgress();
  const [wasKept] = useState(() => answersOf(progress, question.id).length > 0);
  const trace = useTraceOnceThere(question.run);
  const found = useResolved(question, useRunner());
  const resolved = found.state === 'done' ? found.resolved : null;
  const { given, isRunning, onAnswer } = useQuestion(question, resolved);
  const { ref, width } = useWidth();
  const picture = useMemo(() => (trace && width ? shutPicture(trace, width) : null), [trace, width]);
  const heading = useId();
  useEffect(() => {
    if (resolved) loadFrontRun().catch(() => undefined);
  }, [resolved]);

  const asks = given === null && !(wasKept && found.state === 'running');
  const before = (
    <>
      <Before picture={picture} spec={question.run} title={title}>
        {asks &&
          (found.state === 'failed' ? (
            <Failed message={found.message} />
          ) : (
            <Ask front={front} picture={picture} isLed={isLed} isRunning={isRunning} onAnswer={onAnswer} />
          ))}
      </Before>
      <div className={styles.lower}>{asks && <DecisiveLines front={front} />}</div>
    </>
  );
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <header className={styles.head}>
        <b id={heading}>{title}</b>
        <span>{wrapper}</span>
        <span className={styles.place}>{place}</span>
      </header>
      <div ref={ref} className={styles.parts}>
        {given && width ? (
          <Suspense fallback={before}>
            <FrontRun front={front} given={given} plays={!wasKept} width={width} onNext={onNext} />
          </Suspense>
        ) : (
          before
        )}
      </div>
    </section>
  );
}

/** A run, `null` until it is there. That it fails is told by the question about it. */
function useTraceOnceThere(spec: RunSpec): Trace | null {
  const runner = useRunner();
  const [trace, setTrace] = useState<Trace | null>(null);
  useEffect(() => {
    let wanted = true;
    runner(spec).then(
      (made) => wanted && setTrace(made),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [runner, spec]);
  return trace;
}

interface BeforeProps {
  readonly picture: ShutPicture | null;
  readonly spec: RunSpec;
  readonly title: string;
  readonly children: ReactNode;
}

/** The run up to where it is asked. Until it is there, its place is empty, and after half a second hatched. */
function Before({ picture, spec, title, children }: BeforeProps): ReactNode {
  return (
    <div className={styles.before}>
      <div className={styles.picture} style={{ minHeight: pictureHeight(spec) }}>
        {picture ? (
          <PlainTimeline geometry={picture.geometry} label={`${title}: ${plain(lockedCaption(picture.locked))}`}>
            {picture.futurePx !== null && <div className={styles.future} style={{ left: picture.futurePx }} />}
            <div className={`tl-playhead ${styles.now}`} style={{ left: picture.nowPx }} aria-hidden="true">
              <span className="tl-playhead-flag">{picture.locked.atMs} ms</span>
            </div>
          </PlainTimeline>
        ) : (
          <div className={styles.waiting} role="status" aria-label="The run is under way" />
        )}
      </div>
      {children}
    </div>
  );
}

interface AskProps {
  readonly front: FrontQuestion;
  /** `null` while its run is under way. */
  readonly picture: ShutPicture | null;
  /** It has just been asked for: it has the focus. */
  readonly isLed: boolean;
  /** There is an answer, and its runs are under way. */
  readonly isRunning: boolean;
  readonly onAnswer: ReturnType<typeof useQuestion>['onAnswer'];
}

/** The question in the future that is still paper. With the focus anywhere on the page, a digit chooses. */
function Ask({ front: { question }, picture, isLed, isRunning, onAnswer }: AskProps): ReactNode {
  const [chosen, setChosen] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useDigits(form);
  useEffect(() => {
    if (isLed) heading.current?.focus();
  }, [isLed]);
  return (
    <form
      ref={form}
      className={styles.ask}
      inert={isRunning}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onAnswer({ as: 'number', value: chosen });
      }}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {plain(asSentence(question.prompt))}
      </h2>
      <div role="radiogroup" aria-labelledby={id} className={styles.options}>
        {Array.from({ length: (question.most ?? 0) + 1 }, (_, value) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={chosen === value}
              onChange={() => setChosen(value)}
              aria-keyshortcuts={String(value)}
            />
            {value}
          </label>
        ))}
      </div>
      <div className={styles.commit}>
        <Button kind="primary" type="submit" disabled={chosen === null}>
          Commit and run
        </Button>
        <span role="status">
          {isRunning ? 'The run is under way.' : picture ? `the run goes on from ${picture.locked.atMs} ms` : ''}
        </span>
      </div>
    </form>
  );
}

/** With the focus on the page, but not in a field of text, a digit chooses the option of that number. */
function useDigits(form: { readonly current: HTMLFormElement | null }): void {
  useEffect(() => {
    const page = form.current?.closest('main');
    const choose = ({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): void => {
      if (altKey || ctrlKey || metaKey) return;
      if (target instanceof Element && target.closest('select, textarea, input:not([type="radio"])')) return;
      const option = [...(form.current?.querySelectorAll('input') ?? [])].find(({ value }) => value === key);
      option?.focus();
      option?.click();
    };
    page?.addEventListener('keydown', choose);
    return () => page?.removeEventListener('keydown', choose);
  }, [form]);
}

/** In place of the question: it cannot be asked without its runs. */
function Failed({ message }: { readonly message: string }): ReactNode {
  return (
    <div className={styles.ask} role="alert">
      <h2>The run cannot be made</h2>
      <p>
        {isLoadFailure(new Error(message))
          ? 'A part of this page did not arrive. Reload when you are online.'
          : `${message} The lessons below are not lost.`}
      </p>
      <div className={styles.commit}>
        <Button onClick={() => location.reload()}>Reload</Button>
      </div>
    </div>
  );
}
