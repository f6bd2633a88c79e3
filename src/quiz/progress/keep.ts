import { mergeProgress } from './merge.ts';
import type { Notice } from './notice.ts';
import type { Progress } from './progress.ts';
import { readProgress, writeProgress } from './read.ts';
import type { Read } from './read.ts';

/** The part of the browser's storage that is used. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem'>;

/** What is kept, and what there is to say about it. */
export interface Found {
  /** `null` where nothing is kept. */
  readonly progress: Progress | null;
  readonly notice: Notice | null;
  /** Keys whose text is damaged and could not be set aside: they are left as they are. */
  readonly untouchable: readonly string[];
}

/** The second copy, written after the first: one of the two outlives any damage to the other. */
export function copyKey(key: string): string {
  return `${key}:copy`;
}

/**
 * Reads what is kept. What cannot be read is set aside under another key first.
 *
 * @throws {Error} when the storage itself is shut
 */
export function findProgress(storage: Keeper, key: string): Found {
  const texts = [key, copyKey(key)].flatMap((at) => {
    const text = storage.getItem(at);
    return text === null ? [] : [{ at, text, read: readProgress(text) }];
  });
  const good = texts.flatMap(({ read }) => (read.as === 'progress' ? [read.progress] : []));
  const bad = texts
    .filter(({ read }) => read.as !== 'progress')
    .map(({ at, text, read }) => ({ at, read, setAsideAs: setAside(storage, key, text) }));
  const [worst] = bad;
  return {
    progress: good.length === 0 ? null : good.reduce(mergeProgress),
    notice: worst ? noticeOf(worst.read, worst.setAsideAs, good.length > 0) : null,
    untouchable: bad.filter(({ setAsideAs }) => setAsideAs === null).map(({ at }) => at),
  };
}

/** Writes both copies, except over what is untouchable. Whether at least one was written. */
export function keepProgress(
  storage: Keeper,
  key: string,
  progress: Progress,
  untouchable: readonly string[],
): boolean {
  const text = writeProgress(progress);
  const written = [key, copyKey(key)].filter((at) => !untouchable.includes(at) && tryToSet(storage, at, text));
  return written.length > 0;
}

/** The key under which a text was set aside, or is already; `null` where there is no room. */
function setAside(storage: Keeper, key: string, text: string): string | null {
  for (let number = 1; ; number += 1) {
    const at = `${key}:damaged-${number}`;
    const there = storage.getItem(at);
    if (there === text) return at;
    if (there === null) return tryToSet(storage, at, text) ? at : null;
  }
}

function tryToSet(storage: Keeper, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function noticeOf(read: Read, setAsideAs: string | null, restored: boolean): Notice {
  return read.as === 'newer' ? { kind: 'newer', setAsideAs } : { kind: 'damaged', setAsideAs, restored };
}
