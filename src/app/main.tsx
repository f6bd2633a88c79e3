import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openProgressStore } from '../quiz/progress/createProgressStore.ts';
import { App } from './App.tsx';
import { createPageLoader } from './routes.ts';
import { fetchNearLinks, fetchWhenIdle } from './shell/fetchAhead.ts';
import { createHashStore } from './shell/hashLocation.ts';
import { keepPlaceOnPage } from './shell/placeOnPage.ts';
import { createSimulatorClient } from './worker/client.ts';
import { startWorkerEarly } from './worker/startWorker.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/print.css';

/** So long nothing is said of a page that is loading: the one before it stays. */
const SILENT_MS = 500;

/** Longer than any page takes to load what it needs at first: fetching and keeping the rest must not be in its way. */
const LATER_MS = 3000;

void start();

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('Failed to start Reauth Lab: the page has no #root. Check index.html.');
  const progress = openProgressStore(window);
  const load = createPageLoader(() => progress.getState().progress, startWorkerEarly);
  const address = createHashStore(window, (to) => atMost(SILENT_MS, load(to)));
  const simulator = createSimulatorClient();
  keepPlaceOnPage(window, address);

  // With its page there, the first rendering needs no fallback, which React would leave on the page for 300 ms.
  await atMost(SILENT_MS, load(address.get()));
  createRoot(root).render(
    <StrictMode>
      <App address={address} simulator={simulator} progress={progress} />
    </StrictMode>,
  );
  fetchNearLinks(document, load);
  setTimeout(() => void fetchWhenIdle(load), LATER_MS);
  if (import.meta.env.PROD) setTimeout(() => void keepForOffline(), LATER_MS);
}

function atMost(ms: number, promise: Promise<unknown> | null): Promise<unknown> | null {
  return promise && Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);
}

async function keepForOffline(): Promise<void> {
  const { startOffline } = await import('./shell/offline/startOffline.tsx');
  await startOffline(import.meta.url);
}
