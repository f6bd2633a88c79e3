import * as v from 'valibot';
import { inTab, kept } from '../../../ui/kept.ts';

/** A page that does not answer for so long is stuck, in milliseconds. Browsers then offer to close it. */
const STUCK_MS = 5_000;

const TICK_MS = 500;

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
 * force, the leave is not in order and the reader is asked again.
 *
 * @returns ends it
 */
export function watchLeave(s: string): () => void {
  keptLeave.write({ s, inOrder: false });
  let wasStuck = false;
  let lastMs = performance.now();
  /** Timers of a page that is out of sight are late without being stuck. */
  const look = (): void => {
    wasStuck ||= !document.hidden && performance.now() - lastMs > STUCK_MS;
    lastMs = performance.now();
  };
  const seen = (): void => void (lastMs = performance.now());
  const leave = (): void => {
    look();
    keptLeave.write({ s, inOrder: !wasStuck });
  };
  const comeBack = (): void => void keptLeave.write({ s, inOrder: false });
  const timer = setInterval(look, TICK_MS);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', comeBack);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', comeBack);
    leave();
  };
}
