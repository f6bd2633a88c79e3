import type { ReactNode } from 'react';
import { noticeText } from '../progress/keep.ts';
import { useProgress } from '../progress/useProgress.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './progress.module.css';

/** What there is to say about the keeping of progress; nothing, mostly. */
export function ProgressNotices(): ReactNode {
  const { notices, store } = useProgress();
  return (
    <div role="status" className={styles.notices}>
      {notices.length > 0 && (
        <div>
          {notices.map((notice) => (
            <p key={JSON.stringify(notice)}>{noticeText(notice)}</p>
          ))}
          <Button className={styles.tall} onClick={store.dismiss}>
            Put away
          </Button>
        </div>
      )}
    </div>
  );
}
