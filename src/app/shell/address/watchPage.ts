/** A page that does not answer for so long is stuck, in milliseconds. Browsers then offer to close it. */
const STUCK_MS = 5_000;

const TICK_MS = 500;

/**
 * Watches whether the page answers all the time.
 *
 * @param onLeave told whether it did when it is left; `false` when one comes back to it
 * @returns ends it, which counts as leaving
 */
export function watchPage(onLeave: (inOrder: boolean) => void): () => void {
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
    onLeave(!wasStuck);
  };
  const comeBack = (): void => onLeave(false);
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
