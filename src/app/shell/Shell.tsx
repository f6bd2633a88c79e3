import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { AppBar } from './AppBar.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './shell.module.css';

/** App bar and page. A page brings its own `<main id="main" tabIndex={-1}>`. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
        Skip to the page
      </button>
      <AppBar />
      <ErrorBoundary>
        <Suspense
          fallback={<div role="status" aria-label="The page is loading" className={`hatched ${styles.loading}`} />}
        >
          {children}
        </Suspense>
      </ErrorBoundary>
    </>
  );
}
