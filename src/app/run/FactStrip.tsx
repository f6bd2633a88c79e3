import { cx } from '../../ui/cx.ts';
import type { Fact } from './factStrip.ts';
import styles from './facts.module.css';

/** Four numbers over a run. */
export function FactStrip({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, note, bad }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={cx(styles.note, bad && styles.bad)}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
