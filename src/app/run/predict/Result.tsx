import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import type { Prediction } from './predictions.ts';
import styles from './predict.module.css';

export interface ResultLine extends Prediction {
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
