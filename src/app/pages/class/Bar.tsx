import styles from './bar.module.css';

/** A share as a bar: right ones in ink, wrong ones hatched. The numbers beside it say the same. */
export function Bar({ part, of, isWrong = false }: { part: number; of: number; isWrong?: boolean }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={isWrong ? 'hatched' : styles.right} style={{ width: `${(100 * part) / of}%` }} />
    </span>
  );
}
