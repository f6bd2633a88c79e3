import type { ReactNode } from 'react';
import styles from './prose.module.css';

/** What a learner can tell afterwards. */
export function Goals({ children }: { children: ReactNode }) {
  return (
    <section className={styles.goals} aria-labelledby="goals">
      <h2 id="goals">After this lesson you can tell</h2>
      {children}
    </section>
  );
}

/** The lesson once more, in a few sentences. */
export function Summary({ children }: { children: ReactNode }) {
  return (
    <section className={styles.summary} aria-labelledby="summary">
      <h2 id="summary">In short</h2>
      {children}
    </section>
  );
}
