import type { ReactNode } from 'react';
import styles from './pageHead.module.css';

interface PageHeadProps {
  readonly title: string;
  /** What the page does, in a sentence; its values may be controls. */
  readonly children: ReactNode;
  /** Doors and buttons at the end of the line. */
  readonly end?: ReactNode;
  /** A second sentence below the first. */
  readonly more?: ReactNode;
}

/** The head of a page of tools. */
export function PageHead({ title, children, end, more }: PageHeadProps) {
  return (
    <header className={styles.tools}>
      <h1>{title}</h1>
      <p className={styles.say}>{children}</p>
      {end && <div className={styles.end}>{end}</div>}
      {more && <p className={styles.more}>{more}</p>}
    </header>
  );
}

/** The head of a page that is read. */
export function TextHead({ title, children }: Pick<PageHeadProps, 'title' | 'children'>) {
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{children}</p>
    </>
  );
}
