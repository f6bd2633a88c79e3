import { defaultNetworkOptions, setupWorker } from 'msw/browser';
import type { HttpHandler } from 'msw';
import type { SetupWorker } from 'msw/browser';

/** The built site has MSW's worker within one that knows the site's files: see src/app/shell/offline/liveWorker.ts. */
const WORKER = import.meta.env.PROD ? 'live-worker.js' : 'mockServiceWorker.js';

/**
 * Lets MSW's service worker answer the requests of the pages below `live/`.
 *
 * @throws {Error} when the browser refuses it
 */
export async function startMsw(handlers: readonly HttpHandler[]): Promise<void> {
  await replaceOldWorker();
  const worker = setupWorker(...handlers);
  holdNothing(worker);
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: {
      url: new URL(`../${WORKER}`, document.baseURI).href,
      options: { scope: './' },
    },
  });
}

/**
 * Lets go of what MSW 3.0.5 would hold for as long as the page is open, 20 KB for each refresh: a source that it makes as
 * it is loaded, which nobody starts, keeps every message of the service worker until then; and the copy of each answer
 * that the page is sent for MSW's events is an open stream until somebody reads it.
 */
function holdNothing({ events }: SetupWorker): void {
  for (const source of defaultNetworkOptions.sources) if ('terminate' in source) void source.terminate();
  events.on('response:mocked', ({ response }) => void response.body?.cancel());
  events.on('response:bypass', ({ response }) => void response.body?.cancel());
}

/**
 * A worker of an earlier build may not speak MSW's language any more, and MSW would wait for its answer. So when the
 * host has another one, that one is let in first.
 */
async function replaceOldWorker(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('./');
  // Without a connection there is nothing to update from, and the one that is there has to do.
  await registration?.update().catch(() => {});
  const next = registration?.installing ?? registration?.waiting;
  if (!next) return;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (next.state === 'activated' || next.state === 'redundant') resolve();
    };
    next.addEventListener('statechange', look);
    look();
  });
}
