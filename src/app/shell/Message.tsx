import type { ReactNode } from 'react';
import { Page } from './Page.tsx';
import head from './pageHead.module.css';
import styles from './shell.module.css';

/** A page that only says something. */
export function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title} look="middle" className={styles.message}>
      <h1 className={head.title}>{title}</h1>
      {children}
    </Page>
  );
}
