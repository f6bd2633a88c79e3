import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Stepper } from '../../../ui/Stepper.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { Prediction, PredictionsState } from './predictions.ts';
import styles from './predict.module.css';

/** Whether runs are shut until the reader has committed to a number, and how well that has gone. */
export function PredictSwitch({ state: { predictions, score, setFirst, forget } }: { state: PredictionsState }) {
  return (
    <>
      <span className={styles.switch}>
        <Switch on={predictions.first} onChange={setFirst}>
          Predict first
        </Switch>
      </span>
      {predictions.first && score !== null && (
        <span className={styles.score}>
          {score}
          <Button kind="quiet" title="Forget these predictions" aria-label="Forget these predictions" onClick={forget}>
            <Icon name="cross" />
          </Button>
        </span>
      )}
    </>
  );
}

interface QuestionProps {
  /** The wrappers whose runs are shut: one, or both of a comparison. */
  readonly names: readonly string[];
  readonly score: string | null;
  readonly onCommit: (said: readonly number[]) => void;
}

/** Asks for the number of refresh requests, for each run that is shut. */
export function Question({ names, score, onCommit }: QuestionProps) {
  const [said, setSaid] = useState<readonly (number | null)[]>(() => names.map(() => null));
  const whole = said.filter((one) => one !== null);
  const isWhole = whole.length === names.length;
  const prompt =
    names.length === 1
      ? 'How many refresh requests does this run make?'
      : 'How many refresh requests does each run make?';
  return (
    <form
      className={styles.question}
      aria-labelledby="question"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onCommit(whole);
      }}
    >
      <p className={styles.head}>
        <span>Predict, then run</span>
        <span>{score}</span>
      </p>
      <h2 id="question">{prompt}</h2>
      <div className={styles.answer}>
        {names.map((name, index) => (
          <span key={name} className={styles.one}>
            <span id={`question-${index}`} className={names.length === 1 ? 'visually-hidden' : styles.name}>
              {name}
            </span>
            <Stepper
              labelledBy={`question question-${index}`}
              value={said[index] ?? null}
              onChange={(value) => setSaid(said.map((before, at) => (at === index ? value : before)))}
            />
          </span>
        ))}
        <Button kind="primary" type="submit" disabled={!isWhole}>
          {isWhole ? `Commit to ${whole.join(' and ')}${names.length > 1 ? ',' : ''} and run` : 'Commit and run'}
        </Button>
        <span className={styles.hint}>
          {!isWhole && (names.length === 1 ? 'Choose a number first. ' : 'Choose both numbers first. ')}
          {names.length === 1 ? 'The run stays shut until you commit.' : 'The runs stay shut until you commit.'}
        </span>
      </div>
    </form>
  );
}

interface ResultLine extends Prediction {
  readonly name: string;
}

interface ResultProps {
  readonly lines: readonly ResultLine[];
  readonly score: string | null;
  /** It has just come: the focus, which was on the answer, goes on here. */
  readonly isNew?: boolean;
  /** What the wrong answer would be right for. */
  readonly children?: ReactNode;
}

/** What was predicted, and what was counted. */
export function Result({ lines, score, isNew = false, children }: ResultProps) {
  return (
    <section ref={isNew ? takeFocus : undefined} tabIndex={-1} className={styles.question} aria-labelledby="result">
      <p className={styles.head}>
        <span>{lines.length === 1 ? 'Your prediction' : 'Your predictions'}</span>
        <span role="status">{score}</span>
      </p>
      <h2 id="result">How many refresh requests?</h2>
      <div className={styles.results}>
        {lines.map(({ name, said, was }) => (
          <div key={name} className={styles.result}>
            {lines.length > 1 && <h3>{name}</h3>}
            <p>
              <span>you said</span>
              <b>{said}</b>
              {said === was ? (
                <em className={styles.right}>
                  <Icon name="tick" />
                  right
                </em>
              ) : (
                <em className={styles.wrong}>
                  <Icon name="cross" />
                  not in this run
                </em>
              )}
            </p>
            {said !== was && (
              <p>
                <span>the run made</span>
                <b>{was}</b>
                <em className={styles.right}>
                  <Icon name="tick" />
                  counted
                </em>
              </p>
            )}
          </div>
        ))}
      </div>
      {children}
    </section>
  );
}

function takeFocus(section: HTMLElement | null): void {
  section?.focus({ preventScroll: true });
}
