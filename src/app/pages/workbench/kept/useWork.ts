import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { createWorkStore } from './createWorkStore.ts';
import type { WorkState, WorkStore } from './createWorkStore.ts';
import { storageOf } from './storageOf.ts';

/** After the last key, in milliseconds: a crash costs no more typing than this. */
const KEEP_AFTER_MS = 400;

/** What the browser's storage calls the work at a bench, before its id. */
export const WORK_KEY = 'reauth-lab.workbench.';

/** The work at a bench: kept a moment after it changes, and whenever the page may go away. */
export function useWork(id: string, start: string): readonly [WorkState, WorkStore] {
  const store = useMemo(
    () => createWorkStore({ key: `${WORK_KEY}${id}`, start, storage: storageOf(window), now: Date.now }),
    [id, start],
  );
  const state = useSyncExternalStore(store.subscribe, store.get);

  useEffect(() => {
    if (state.keeping.state === 'kept') return undefined;
    const timer = setTimeout(store.keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [store, state.keeping.state, state.work]);

  useEffect(() => {
    const keep = (): void => store.keep();
    addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keep);
    return () => {
      removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keep);
      keep();
    };
  }, [store]);
  return [state, store];
}
