import type { ReactNode } from 'react';
import { Words } from '../../timeline/words/Words.tsx';
import { hintCosts } from '../hints.ts';
import type { Question } from '../question.ts';
import { sentenceOf } from '../told.ts';
import styles from './question.module.css';

interface HintsProps {
  readonly question: Question;
  readonly taken: number;
  readonly onHint: () => void;
}

/** The hints that were taken, and the way to the next one with what it costs. */
export function Hints({ question, taken, onHint }: HintsProps): ReactNode {
  const hints = question.hints ?? [];
  const costs = hintCosts(question);
  const next = costs[taken];
  if (hints.length === 0) return null;
  return (
    <div className={styles.hints}>
      <ol aria-live="polite">
        {hints.slice(0, taken).map(({ text }, index) => (
          <li key={index}>
            <span>Hint {index + 1}</span>
            <span className={styles.prose}>
              <Words sentence={sentenceOf(text)} />
            </span>
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <button type="button" className={styles.quiet} onClick={onHint}>
          {taken === 0 ? 'A hint' : 'Another hint'}, for {Math.round(next * 100)} % of the points
        </button>
      )}
    </div>
  );
}
