import styles from './class.module.css';

/** While runs are made: how far it is. */
export function Counting({ done, of }: { done: number; of: number }) {
  return (
    <div className={styles.counting}>
      <div className="hatched" />
      <p role="status">The runs behind the questions are made.</p>
      {of > 0 && (
        <p>
          {done} of {of}
        </p>
      )}
    </div>
  );
}
