import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Stepper } from '../../../ui/Stepper.tsx';
import styles from './predict.module.css';

interface QuestionProps {
  /** The wrappers whose runs are shut: one, or both of a comparison. */
  readonly names: readonly string[];
  readonly score: string | null;
  readonly onCommit: (said: readonly number[]) => void;
}

/** Asks for the number of refresh requests, for each run that is shut. */
export function Question({ names, score, onCommit }: QuestionProps) {
  const [said, setSaid] = useState<readonly number[]>(() => names.map(() => 1));
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
        onCommit(said);
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
              value={said[index] ?? 0}
              onChange={(value) => setSaid(said.map((before, at) => (at === index ? value : before)))}
            />
          </span>
        ))}
        <Button kind="primary" type="submit">
          Commit to {said.join(' and ')}
          {names.length > 1 && ','} and run
        </Button>
        <span className={styles.hint}>
          {names.length === 1 ? 'The run stays shut until you commit.' : 'The runs stay shut until you commit.'}
        </span>
      </div>
    </form>
  );
}
