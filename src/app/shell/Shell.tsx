import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { keepsAnything } from '../../ui/kept.ts';
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
      <StorageNotice />
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

/** A word where the browser keeps nothing. */
function StorageNotice() {
  const [isShown, setShown] = useState(() => !keepsAnything());
  if (!isShown) return null;
  return (
    <div role="status" className={styles.storage}>
      <p>
        This browser keeps nothing new for this site: its storage is refused or full. All pages work; what you do lasts
        until this one is closed or loaded again.
      </p>
      <Button onClick={() => setShown(false)}>Put away</Button>
    </div>
  );
}
