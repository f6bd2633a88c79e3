import * as v from 'valibot';
import { inTab, kept } from '../../../ui/kept.ts';

/** The leave that the reader gave a linked file to run, for as long as the tab lives. */
interface Leave {
  /** The link. The whole of it: a checksum can be forged. */
  readonly s: string;
  /** The page answered all the time, and was left in order: the file may run again. */
  readonly inOrder: boolean;
}

const keptLeave = kept<Leave>('reauth-lab.link-may-run', v.object({ s: v.string(), inOrder: v.boolean() }), inTab);

/** What was decided about a link before this page was loaded. */
export function earlierLeave(): Leave | null {
  return keptLeave.read();
}

/**
 * Keeps the leave of a link, and watches the page while its file may run. Should the page get stuck, or be closed by
 * force, the leave is not in order and the reader is asked again; so it is where the page is left before it is watched.
 *
 * @returns ends it
 */
export function watchLeave(s: string): () => void {
  const keep = (inOrder: boolean): void => void keptLeave.write({ s, inOrder });
  keep(false);
  let end: (() => void) | null = () => undefined;
  import('./watchPage.ts').then(
    ({ watchPage }) => end && (end = watchPage(keep)),
    () => undefined,
  );
  return () => {
    end?.();
    end = null;
  };
}
