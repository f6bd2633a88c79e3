import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
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
      <Button className={styles.tall} onClick={() => dialog.current?.showModal()}>
        {children}
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-label={question}>
        <p>{question}</p>
        <p className={styles.actions}>
          <Button className={styles.tall} onClick={() => dialog.current?.close()}>
            Keep them
          </Button>
          <Button
            kind="primary"
            className={styles.tall}
            onClick={() => {
              dialog.current?.close();
              onReset();
            }}
          >
            {children}
          </Button>
        </p>
      </dialog>
    </>
  );
}
