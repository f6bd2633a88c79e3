import { sentenceOf } from '../../sim/index.ts';
import type { Problem } from '../../sim/index.ts';
import panel from '../../ui/panel.module.css';
import styles from './run.module.css';

/** A wrapper that could not be run: why. */
export function ProblemPanel({ problem }: { problem: Problem }) {
  return (
    <section className={`${panel.panel} ${styles.problem}`} role="alert">
      <h2>There is no run to show</h2>
      <p>{sentenceOf(problem)}</p>
    </section>
  );
}
