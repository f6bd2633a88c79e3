import { createStore } from 'zustand/vanilla';
import type { Keeper } from '../../../ui/kept.ts';
import { newWork, readWork, withEarlier, writeWork } from './work.ts';
import type { Earlier, Given, Work } from './work.ts';

export type Keeping =
  /** Nothing was changed since. */
  | { readonly state: 'kept'; readonly at: number | null }
  | { readonly state: 'waits' }
  /** The sentence says what to do. */
  | { readonly state: 'failed'; readonly message: string };

export interface WorkState {
  readonly work: Work;
  readonly keeping: Keeping;
  /** What happened to the work that its owner should know. */
  readonly notices: readonly string[];
}

export interface WorkStore {
  readonly get: () => WorkState;
  /** @returns ends it */
  readonly subscribe: (listener: () => void) => () => void;
  /** A change by typing. It is kept when `keep` is called. */
  readonly type: (text: string) => void;
  /** Another text takes the place of this one, which joins the list of earlier ones. */
  readonly replace: (text: string, given?: Given | null) => void;
  readonly change: (part: Partial<Pick<Work, 'given' | 'hints' | 'tried' | 'solved'>>) => void;
  readonly addEarlier: (entry: Omit<Earlier, 'at'>) => void;
  /** Writes to the storage now, unless nothing has changed. */
  readonly keep: () => void;
}

interface WorkStoreOptions {
  readonly key: string;
  readonly start: string;
  readonly keeper: Keeper;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps the work at one bench. It never throws: what cannot be kept is said, and memory stays whole. */
export function createWorkStore({ key, start, keeper, now }: WorkStoreOptions): WorkStore {
  let lastSeen = keeper.get(key);
  let isChanged = false;
  const { getState, setState, subscribe } = createStore(opened);

  function opened(): WorkState {
    const work = lastSeen === null ? newWork(start) : readWork(lastSeen);
    const keeping: Keeping = { state: 'kept', at: null };
    if (work) return { work, keeping, notices: [] };
    const copied = keeper.set(`${key}.unreadable`, lastSeen ?? '');
    const where = copied ? ` It is still in the browser’s storage, as ${key}.unreadable.` : '';
    return { work: newWork(start), keeping, notices: [`Failed to read your work: it is damaged.${where}`] };
  }

  function change(work: Work): void {
    isChanged = true;
    const { keeping } = getState();
    setState({ work, keeping: keeping.state === 'failed' ? keeping : { state: 'waits' } });
  }

  /** What another tab has written since is not lost: it joins the list. */
  function withOtherTab(work: Work): Work {
    const found = keeper.get(key);
    const theirs = found === null || found === lastSeen ? null : readWork(found);
    if (!theirs) return work;
    const merged = {
      ...work,
      hints: Math.max(work.hints, theirs.hints),
      tried: work.tried || theirs.tried,
      solved: work.solved || theirs.solved,
      earlier: merge(work.earlier, theirs.earlier),
    };
    if (theirs.text === work.text) return merged;
    return withEarlier(merged, { at: now(), text: theirs.text, why: 'other-tab', held: null, goals: null });
  }

  function keep(): void {
    if (!isChanged) return;
    const work = withOtherTab(getState().work);
    const whole = writeWork(work);
    if (keeper.set(key, whole)) {
      lastSeen = whole;
      isChanged = false;
      return setState({ work, keeping: { state: 'kept', at: now() } });
    }
    // The text itself matters most: it may fit where the list of earlier ones does not.
    const bare = writeWork({ ...work, earlier: [] });
    const isKept = keeper.set(key, bare);
    if (isKept) lastSeen = bare;
    const message = isKept
      ? 'The browser’s storage is full: your text is kept, the earlier ones only until you leave. Download what you need.'
      : 'Failed to keep your text: the browser’s storage is full or refused. Download it before you leave.';
    setState({ work, keeping: { state: 'failed', message } });
  }

  return {
    get: getState,
    subscribe,
    type(text) {
      const { work } = getState();
      if (text !== work.text) change({ ...work, text });
    },
    replace(text, given) {
      const { work } = getState();
      const next = { text, given: given === undefined ? work.given : given };
      if (text === work.text && JSON.stringify(next.given) === JSON.stringify(work.given)) return;
      const { text: before, given: among } = work;
      const entry = { at: now(), text: before, given: among, why: 'replaced', held: null, goals: null } as const;
      change({ ...(before === start && among === null ? work : withEarlier(work, entry)), ...next });
      keep();
    },
    change(part) {
      change({ ...getState().work, ...part });
      keep();
    },
    addEarlier(entry) {
      change(withEarlier(getState().work, { ...entry, at: now() }));
      keep();
    },
    keep,
  };
}

function merge(ours: readonly Earlier[], theirs: readonly Earlier[]): readonly Earlier[] {
  const all = new Map([...ours, ...theirs].map((entry) => [`${entry.at} ${entry.why}`, entry]));
  return [...all.values()].toSorted((a, b) => b.at - a.at);
}
