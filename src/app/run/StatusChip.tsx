import { cx } from '../../ui/cx.ts';
import styles from './run.module.css';

/** A status of HTTP: a refusal is loud, anything else quiet. */
export function StatusChip({ status }: { status: number }) {
  return <span className={cx(styles.status, status >= 400 && styles.refused)}>{status}</span>;
}
