/** Safari has no `requestIdleCallback`. */
const IDLE_MS = 300;

/** Is over when the browser has nothing to do for a moment. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve);
    else setTimeout(resolve, IDLE_MS);
  });
}
