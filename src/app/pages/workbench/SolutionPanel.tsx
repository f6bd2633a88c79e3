import { lazy, Suspense } from 'react';
import styles from './text.module.css';

const Difference = lazy(async () => ({ default: (await import('./editor/Difference.tsx')).Difference }));

interface SolutionPanelProps {
  readonly solution: string;
  readonly mine: string;
  /** After an attempt. */
  readonly isOpen: boolean;
}

/** One solution, against one's own text. */
export function SolutionPanel({ solution, mine, isOpen }: SolutionPanelProps) {
  if (!isOpen) {
    return (
      <p className={styles.empty}>
        The solution opens after an attempt: change the text, and run the checks on it once.
      </p>
    );
  }
  return (
    <>
      <p className={styles.about}>
        One solution, not the only one. Struck out is what stands in your text and not in the solution, green what your
        text has not.
      </p>
      <Suspense fallback={<div role="status" aria-label="The solution is loading" className={styles.loading} />}>
        <Difference mine={mine} solution={solution} label="The solution, against your text" className={styles.editor} />
      </Suspense>
    </>
  );
}
