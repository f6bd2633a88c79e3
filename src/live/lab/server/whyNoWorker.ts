/** Why there can be no service worker here, or no app beside it, as a sentence; `null` where both can run. */
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
  if (isStorageRefused(win)) {
    return 'This browser refuses storage to this site, and the app keeps its tokens there. Allow site data for it; or, where the lab stands in a frame, open it by itself.';
  }
  return null;
}

function isStorageRefused(win: Window): boolean {
  try {
    win.localStorage.getItem('');
    return false;
  } catch {
    return true;
  }
}
