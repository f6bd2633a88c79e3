import { withAnswer, withHint, withoutAnswers, withoutEverything, withVisit } from './change.ts';
import type { Answered } from './change.ts';
import { copyKey, findProgress, keepProgress } from './keep.ts';
import type { Keeper } from './keep.ts';
import { importProgress, mergeProgress } from './merge.ts';
import type { Notice } from './notice.ts';
import { NO_PROGRESS } from './progress.ts';
import type { Progress } from './progress.ts';
import { readProgress, writeProgress } from './read.ts';

/** Where progress is kept in the browser. */
export const PROGRESS_KEY = 'reauth-lab:progress';

export interface ProgressState {
  readonly progress: Progress;
  readonly notices: readonly Notice[];
}

export type Imported = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** Progress with its keeping: no framework in it. */
export interface ProgressStore {
  readonly get: () => ProgressState;
  /** @returns ends it */
  readonly subscribe: (listener: () => void) => () => void;
  readonly answer: (id: string, answered: Answered) => void;
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
  /** `null` where the browser has none: answers then last as long as the store. */
  readonly storage: Keeper | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly key?: string;
}

/** Reads what is kept, and keeps what changes. It never throws: what goes wrong is a notice, and memory stays whole. */
export function createProgressStore({ storage, now, key = PROGRESS_KEY }: ProgressStoreOptions): ProgressStore {
  const listeners = new Set<() => void>();
  let state: ProgressState = { progress: NO_PROGRESS, notices: [] };
  sync((progress) => progress, false);

  /** Another tab may have kept something since: it is read and merged before every change. */
  function sync(change: (progress: Progress) => Progress, write: boolean): void {
    const found = find();
    const known = found?.progress ? mergeProgress(state.progress, found.progress) : state.progress;
    const progress = change(known);
    const heal = found !== null && found.notice !== null;
    const kept =
      !write && !heal
        ? true
        : found !== null && storage !== null && keepProgress(storage, key, progress, found.untouchable);
    const held = state.progress !== NO_PROGRESS;
    const notices = [
      ...state.notices.filter(({ kind }) => kind !== 'not-kept' || (!write && !heal)),
      ...(found?.notice ? [restoredBy(held, found.notice)] : []),
      ...(kept ? [] : [{ kind: 'not-kept' } as const]),
    ];
    state = { progress, notices: unique(notices) };
    for (const listener of listeners) listener();
  }

  function find(): ReturnType<typeof findProgress> | null {
    try {
      return storage && findProgress(storage, key);
    } catch {
      return null;
    }
  }

  const change = (how: (progress: Progress) => Progress): void => sync(how, true);
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer: (id, answered) => change((progress) => withAnswer(progress, id, answered, now())),
    hint: (id) => change((progress) => withHint(progress, id, now())),
    visit: (lesson) => change((progress) => withVisit(progress, lesson, now())),
    reset: (ids) => change((progress) => withoutAnswers(progress, ids)),
    resetAll: () => change(withoutEverything),
    export: () => writeProgress(state.progress),
    import(text) {
      const read = readProgress(text);
      if (read.as === 'progress') {
        change((progress) => importProgress(progress, read.progress));
        return { ok: true };
      }
      const [cause, remedy] =
        read.as === 'newer'
          ? [`it is of version ${read.version}, which this page does not know`, 'Reload the page']
          : [read.cause, 'Choose a file that this page exported'];
      return { ok: false, message: `Failed to import progress: ${cause}. ${remedy}.` };
    },
    storageChanged(changed) {
      if (changed !== null && changed !== key && changed !== copyKey(key)) return;
      const theirs = find()?.progress;
      const lacks = theirs && textOf(mergeProgress(theirs, state.progress)) !== textOf(theirs);
      sync((progress) => progress, Boolean(lacks));
    },
    dismiss() {
      state = { ...state, notices: [] };
      for (const listener of listeners) listener();
    },
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
