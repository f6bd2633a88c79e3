import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { inBrowser } from '../../ui/kept.ts';
import type { Keeper } from '../../ui/kept.ts';
import { copyKey, findProgress, keepProgress } from './keep.ts';
import type { Notice } from './keep.ts';
import { importProgress, mergeProgress, withoutFuture } from './merge.ts';
import { NO_PROGRESS, withAnswer, withHint, withoutAnswers, withoutEverything, withVisit } from './progress.ts';
import type { GradedAnswer } from './progress.ts';
import { readProgress, writeProgress } from './readProgress.ts';
import type { Progress } from './readProgress.ts';

/** Where progress is kept in the browser. */
export const PROGRESS_KEY = 'reauth-lab:progress';

export interface ProgressState {
  readonly progress: Progress;
  readonly notices: readonly Notice[];
}

export type Imported =
  /** `leftOut`: how many answers, hints and visits of the file could not be true, or not be read. */
  { readonly ok: true; readonly leftOut: number } | { readonly ok: false; readonly message: string };

/** Progress with its keeping: no framework in it. */
export interface ProgressStore extends Pick<StoreApi<ProgressState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly answer: (id: string, graded: GradedAnswer) => void;
  readonly hint: (id: string) => void;
  readonly visit: (lesson: string) => void;
  /** Forgets the answers to these questions: ask first. */
  readonly reset: (ids: readonly string[]) => void;
  /** Forgets everything: ask first. */
  readonly resetAll: () => void;
  /** The text of a file. */
  readonly export: () => string;
  /** Takes in the text of a file, beside what is there. */
  readonly import: (text: string) => Imported;
  /** Takes in what another tab has kept, to be called when the storage changed under this key; `null`: everything. */
  readonly storageChanged: (key: string | null) => void;
  /** Puts the notices away. */
  readonly dismiss: () => void;
}

export interface ProgressStoreOptions {
  /** Where it refuses, answers last as long as the store. */
  readonly storage: Keeper;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly key?: string;
}

/** Reads what is kept, and keeps what changes. It never throws: what goes wrong is a notice, and memory stays whole. */
export function createProgressStore({ storage, now, key = PROGRESS_KEY }: ProgressStoreOptions): ProgressStore {
  const { getState, getInitialState, setState, subscribe } = createStore<ProgressState>(() => ({
    progress: NO_PROGRESS,
    notices: [],
  }));
  sync((progress) => progress, false);

  /** Another tab may have kept something since: it is read and merged before every change. */
  function sync(change: (progress: Progress) => Progress, write: boolean): void {
    const { progress: held, notices } = getState();
    const found = findProgress(storage, key);
    const progress = change(found.progress ? mergeProgress(held, found.progress) : held);
    const writes = write || found.notice !== null;
    const kept = !writes || keepProgress(storage, key, progress, found.untouchable);
    const told: readonly Notice[] = [
      ...notices.filter(({ kind }) => kind !== 'not-kept' || !writes),
      ...(found.notice ? [restoredBy(held !== NO_PROGRESS, found.notice)] : []),
      ...(kept ? [] : [{ kind: 'not-kept' } as const]),
    ];
    setState({ progress, notices: unique(told) });
  }

  const change = (how: (progress: Progress) => Progress): void => sync(how, true);
  return {
    getState,
    getInitialState,
    subscribe,
    answer: (id, graded) => change((progress) => withAnswer(progress, id, graded, now())),
    hint: (id) => change((progress) => withHint(progress, id, now())),
    visit: (lesson) => change((progress) => withVisit(progress, lesson, now())),
    reset: (ids) => change((progress) => withoutAnswers(progress, ids)),
    resetAll: () => change(withoutEverything),
    export: () => writeProgress(getState().progress),
    import(text) {
      const read = readProgress(text);
      if (read.as === 'progress') {
        const { progress: file, leftOut } = withoutFuture(read.progress, now());
        change((progress) => importProgress(progress, file));
        return { ok: true, leftOut: leftOut + read.leftOut.length };
      }
      const [cause, remedy] =
        read.as === 'newer'
          ? [`it is of version ${read.version}, which this page does not know`, 'Reload the page']
          : [read.cause, 'Choose a file that this page exported'];
      return { ok: false, message: `Failed to import progress: ${cause}. ${remedy}.` };
    },
    storageChanged(changed) {
      if (changed !== null && changed !== key && changed !== copyKey(key)) return;
      const { progress: theirs } = findProgress(storage, key);
      const lacks = theirs !== null && textOf(mergeProgress(theirs, getState().progress)) !== textOf(theirs);
      sync((progress) => progress, lacks);
    },
    dismiss: () => setState({ notices: [] }),
  };
}

/** What this tab holds in memory is as good as a copy. */
function restoredBy(held: boolean, notice: Notice): Notice {
  return notice.kind === 'damaged' && held ? { ...notice, restored: true } : notice;
}

/** As a text that equal progress shares. */
function textOf(progress: Progress): string {
  return writeProgress(mergeProgress(progress, progress));
}

function unique(notices: readonly Notice[]): readonly Notice[] {
  const texts = new Map(notices.map((notice) => [JSON.stringify(notice), notice]));
  return [...texts.values()];
}

/** Progress kept in the storage of a browser's window, with what other tabs keep there. It lasts as long as the page. */
export function openProgressStore(window: Window): ProgressStore {
  const store = createProgressStore({ storage: inBrowser, now: () => Date.now() });
  window.addEventListener('storage', ({ key }) => store.storageChanged(key));
  return store;
}
