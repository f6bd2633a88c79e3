import type { ReactNode } from 'react';
import styles from './shell.module.css';

/** A page that only says something. */
export function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={styles.message}>
      <title>{`${title}: Reauth Lab`}</title>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
