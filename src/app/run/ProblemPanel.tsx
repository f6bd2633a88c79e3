import type { Problem } from '../../sim/index.ts';
import panel from '../../ui/panel.module.css';
import styles from './run.module.css';

/** A wrapper that could not be run: why, and where. */
export function ProblemPanel({ problem }: { problem: Problem }) {
  const { place } = problem;
  return (
    <section className={`${panel.panel} ${styles.problem}`} role="alert">
      <h2>There is no run to show</h2>
      <p>{problem.message}</p>
      {place && !problem.message.includes(`line ${place.line}`) && (
        <p className={styles.place}>
          {place.file}, line {place.line}
          {place.column !== null && `, column ${place.column}`}
        </p>
      )}
    </section>
  );
}
