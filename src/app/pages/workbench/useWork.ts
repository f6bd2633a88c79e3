import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { WORK_KEY } from '../../../exercises/kept.ts';
import { inBrowser, remembering } from '../../../ui/kept.ts';
import { BENCHES } from './benches.ts';
import type { Bench } from './benches.ts';
import { createWorkStore } from './createWorkStore.ts';
import type { WorkState, WorkStore } from './createWorkStore.ts';
import { readWork } from './work.ts';

/** After the last key, in milliseconds: a crash costs no more typing than this. */
const KEEP_AFTER_MS = 400;

/** Where the browser keeps nothing, a text lasts from bench to bench as long as the page. */
const keeper = remembering(inBrowser);

/** Opens the work at a bench, as it was left. */
export function openWork({ id, start }: Pick<Bench, 'id' | 'start'>): WorkStore {
  return createWorkStore({ key: `${WORK_KEY}${id}`, start, keeper, now: Date.now });
}

/** The work at a bench: kept a moment after it changes, and whenever the page may go away. */
export function useWork({ id, start }: Pick<Bench, 'id' | 'start'>): readonly [WorkState, WorkStore] {
  const store = useMemo(() => openWork({ id, start }), [id, start]);
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

/** The exercises that were solved in this browser. */
export function solvedBenches(): ReadonlySet<string> {
  const solved = BENCHES.filter(({ id }) => readWork(keeper.get(`${WORK_KEY}${id}`) ?? '')?.solved);
  return new Set(solved.map(({ id }) => id));
}
