import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FRONT_QUESTIONS } from '../../../lessons/frontQuestions.ts';
import type { FrontQuestion } from '../../../lessons/frontQuestions.ts';
import { answersOf } from '../../../quiz/progress/progress.ts';
import { useProgress } from '../../../quiz/progress/useProgress.ts';
import { useQuestion } from '../../../quiz/view/useQuestion.ts';
import { useFound } from '../../../quiz/view/useResolved.ts';
import type { ResolvedState } from '../../../quiz/view/useResolved.ts';
import type { Trace } from '../../../sim/index.ts';
import { useWidth } from '../../../timeline/view/useWidth.ts';
import { Button } from '../../../ui/Button.tsx';
import { inChunk } from '../../../ui/inChunk.ts';
import { Until } from '../../../ui/Until.tsx';
import { isLoadFailure } from '../../shell/ErrorBoundary.tsx';
import { useSimulator } from '../../worker/useSimulator.ts';
import { DecisiveLines } from './DecisiveLines.tsx';
import { leadTo } from './leadTo.ts';
import styles from './front.module.css';

// A question can be read and answered without these: see docs/decisions/0051.
const loadRuns = () => import('./frontRuns.ts');
const ShutBoard = inChunk(async () => {
  try {
    return (await import('./ShutBoard.tsx')).ShutBoard;
  } catch {
    return NoPicture;
  }
});
const FrontRun = inChunk(async () => (await import('./FrontRun.tsx')).FrontRun);

/** In place of the picture, whose script did not arrive. */
function NoPicture(): ReactNode {
  return <p className={styles.missing}>The picture of the run did not arrive. Reload when you are online.</p>;
}

interface FrontPanelProps {
  /** The reader asked for the questions: the first open one is shown, and has the focus. */
  readonly isLed: boolean;
}

/** The questions of the front page, one at a time. A reload shows the last one that was answered. */
export function FrontPanel({ isLed }: FrontPanelProps): ReactNode {
  const { progress } = useProgress();
  const [at, setAt] = useState(() => {
    const answered = FRONT_QUESTIONS.map(({ id }) => answersOf(progress, id).length > 0);
    return { index: Math.max(0, isLed ? answered.indexOf(false) : answered.lastIndexOf(true)), isLed };
  });
  const front = FRONT_QUESTIONS[at.index];
  if (!front) return null;
  return (
    <Asked
      key={front.id}
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
  const { title, wrapper, pictureHeight } = front;
  const { progress } = useProgress();
  const [wasKept] = useState(() => answersOf(progress, front.id).length > 0);
  const trace = useRunOf(front);
  const found = useResolvedFront(front);
  const resolved = found.state === 'done' ? found.resolved : null;
  const { given, isRunning, onAnswer } = useQuestion(front, resolved);
  const { ref, width } = useWidth();
  const heading = useId();
  useEffect(() => {
    void ShutBoard.load();
  }, []);
  useEffect(() => {
    if (resolved) void FrontRun.load();
  }, [resolved]);

  const asks = given === null && !(wasKept && found.state === 'running');
  const waiting = <div className={styles.waiting} role="status" aria-label="The run is under way" />;
  const before = (
    <>
      <div className={styles.before}>
        <div className={styles.picture} style={{ minHeight: pictureHeight }}>
          {trace && width ? (
            <Until all={[ShutBoard.load()]} meanwhile={waiting}>
              <ShutBoard trace={trace} width={width} title={title} />
            </Until>
          ) : (
            found.state !== 'failed' && waiting
          )}
        </div>
        {asks &&
          (found.state === 'failed' ? (
            <Failed message={found.message} />
          ) : (
            <Ask front={front} isLed={isLed} isRunning={isRunning} onAnswer={onAnswer} />
          ))}
      </div>
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
          <Until all={[FrontRun.load()]} meanwhile={before}>
            <FrontRun front={front} given={given} plays={!wasKept} width={width} onNext={onNext} />
          </Until>
        ) : (
          before
        )}
      </div>
    </section>
  );
}

/** Its run, `null` until it is there. That it fails is told by the question. */
function useRunOf(front: FrontQuestion): Trace | null {
  const simulator = useSimulator();
  const [trace, setTrace] = useState<Trace | null>(null);
  useEffect(() => {
    let wanted = true;
    loadRuns()
      .then(({ runFront }) => runFront(front, simulator))
      .then(
        (made) => wanted && setTrace(made),
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [front, simulator]);
  return trace;
}

/** The question, resolved: what runs it and what answers it is loaded while it is read. */
function useResolvedFront(front: FrontQuestion): ResolvedState {
  const simulator = useSimulator();
  return useFound(
    front,
    useCallback(async () => (await loadRuns()).resolveFront(front, simulator), [front, simulator]),
  );
}

interface AskProps {
  readonly front: FrontQuestion;
  /** It has just been asked for: it has the focus. */
  readonly isLed: boolean;
  /** There is an answer, and its runs are under way. */
  readonly isRunning: boolean;
  readonly onAnswer: ReturnType<typeof useQuestion>['onAnswer'];
}

/** The question in the future that is still paper. With the focus anywhere on the page, a digit chooses. */
function Ask({ front: { prompt, most }, isLed, isRunning, onAnswer }: AskProps): ReactNode {
  const [chosen, setChosen] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useDigits(form);
  useEffect(() => {
    if (isLed) leadTo(heading.current);
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
        {prompt}
      </h2>
      <div role="radiogroup" aria-labelledby={id} className={styles.options}>
        {Array.from({ length: most + 1 }, (_, value) => (
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
        <span role="status">{isRunning ? 'The run is under way.' : 'then the run goes on'}</span>
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
      {isLoadFailure(new Error(message)) ? (
        <p>A part of this page did not arrive. Reload when you are online.</p>
      ) : (
        <>
          <p>What runs it failed, or did not start. Reload the page.</p>
          <details>
            <summary>What it said</summary>
            {message}
          </details>
        </>
      )}
      <div className={styles.commit}>
        <Button onClick={() => location.reload()}>Reload</Button>
      </div>
    </div>
  );
}
