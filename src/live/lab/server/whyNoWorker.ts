/** Why there can be no service worker here, as a sentence; `null` where one can run. */
export function whyNoWorker(win: Window = window): string | null {
  if (win.location.protocol === 'file:') {
    return 'This page was opened from a file. Serve the folder over HTTP, or open the lab on its host.';
  }
  if (!win.isSecureContext) {
    return 'This address is no secure context, so the browser offers no service worker. Use https, or localhost.';
  }
  if (!('serviceWorker' in win.navigator)) {
    return 'This browser window offers no service worker: private windows of some browsers have none. Use an ordinary window.';
  }
  return null;
}
