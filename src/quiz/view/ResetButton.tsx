import { useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './progress.module.css';

interface ResetButtonProps {
  /** On the button: `Reset this lesson` */
  readonly children: string;
  /** What will be gone, as a question: `Forget your 4 answers in this lesson?` */
  readonly question: string;
  readonly onReset: () => void;
}

/** Asks first. The browser's own dialog keeps the focus and gives it back. */
export function ResetButton({ children, question, onReset }: ResetButtonProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className={styles.button} onClick={() => dialog.current?.showModal()}>
        {children}
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-label={question}>
        <p>{question}</p>
        <p className={styles.actions}>
          <button type="button" className={styles.button} onClick={() => dialog.current?.close()}>
            Keep them
          </button>
          <button
            type="button"
            className={styles.primary}
            onClick={() => {
              dialog.current?.close();
              onReset();
            }}
          >
            {children}
          </button>
        </p>
      </dialog>
    </>
  );
}
