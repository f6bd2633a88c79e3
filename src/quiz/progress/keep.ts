import type { Keeper } from '../../ui/kept.ts';
import { mergeProgress } from './merge.ts';
import { readProgress, writeProgress } from './readProgress.ts';
import type { Progress, ReadProgress } from './readProgress.ts';

/** Something about the keeping of progress that the learner should know. */
export type Notice =
  /** What was kept could not be read. `restored`: nothing was lost, the copy or this tab had it all. */
  | { readonly kind: 'damaged'; readonly setAsideAs: string | null; readonly restored: boolean }
  /** What was kept is of a later version of this page. */
  | { readonly kind: 'newer'; readonly setAsideAs: string | null }
  /** The browser's storage is full, or shut: answers last as long as this tab. */
  | { readonly kind: 'not-kept' };

/** What is kept, and what there is to say about it. */
export interface FoundProgress {
  /** `null` where nothing is kept. */
  readonly progress: Progress | null;
  readonly notice: Notice | null;
  /** Keys whose text is damaged, in whole or in part, and could not be set aside: they are left as they are. */
  readonly untouchable: readonly string[];
}

/** The second copy, written after the first: one of the two outlives any damage to the other. */
export function copyKey(key: string): string {
  return `${key}:copy`;
}

/** Reads what is kept. What cannot be read is set aside under another key first. */
export function findProgress(storage: Keeper, key: string): FoundProgress {
  const texts = [key, copyKey(key)].flatMap((at) => {
    const text = storage.get(at);
    return text === null ? [] : [{ at, text, read: readProgress(text) }];
  });
  const good = texts.flatMap(({ read }) => (read.as === 'progress' ? [read.progress] : []));
  const isWhole = ({ read }: { read: ReadProgress }): boolean => read.as === 'progress' && read.leftOut.length === 0;
  const bad = texts
    .filter((one) => !isWhole(one))
    .map(({ at, text, read }) => ({ at, read, setAsideAs: setAside(storage, key, text) }));
  const [worst] = bad;
  return {
    progress: good.length === 0 ? null : good.reduce(mergeProgress),
    notice: worst ? noticeOf(worst.read, worst.setAsideAs, texts.some(isWhole)) : null,
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
  const written = [key, copyKey(key)].filter((at) => !untouchable.includes(at) && storage.set(at, text));
  return written.length > 0;
}

/** The key under which a text was set aside, or is already; `null` where there is no room. */
function setAside(storage: Keeper, key: string, text: string): string | null {
  for (let number = 1; ; number += 1) {
    const at = `${key}:damaged-${number}`;
    const there = storage.get(at);
    if (there === text) return at;
    if (there === null) return storage.set(at, text) ? at : null;
  }
}

function noticeOf(read: ReadProgress, setAsideAs: string | null, restored: boolean): Notice {
  return read.as === 'newer' ? { kind: 'newer', setAsideAs } : { kind: 'damaged', setAsideAs, restored };
}

/** A notice in words. */
export function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'damaged': {
      const where = notice.setAsideAs === null ? '' : ` What was there is set aside as “${notice.setAsideAs}”.`;
      const rest = notice.restored
        ? 'Your progress was restored from the second copy.'
        : 'Some earlier progress is missing here. Import a file that you exported, if you have one.';
      return `The progress kept in this browser was damaged.${where} ${rest}`;
    }
    case 'newer': {
      const where = notice.setAsideAs === null ? '' : ` It is set aside as “${notice.setAsideAs}”.`;
      return `The progress kept in this browser is of a newer version of this page.${where} Reload the page to get that version.`;
    }
    case 'not-kept':
      return 'This browser could not keep what you said last: its storage is full or shut. It lasts as long as this tab. Export it to a file.';
  }
}
