import './early.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openProgressStore } from '../quiz/progress/createProgressStore.ts';
import { App } from './App.tsx';
import { createPageLoader } from './routes.ts';
import type { LoadPage } from './routes.ts';
import { fetchNearLinks, fetchWhenIdle } from './shell/fetchAhead.ts';
import { createHashStore } from './shell/hashLocation.ts';
import { keepPlaceOnPage } from './shell/placeOnPage.ts';
import { createSimulatorClient } from './worker/client.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/print.css';

/** So long nothing is said of a page that is loading: the one before it stays. */
const SILENT_MS = 500;

/** Fetching and keeping the other pages waits for so many times as long as this one has taken: it may still load. */
const TIMES_AS_LONG = 3;

void start();

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('Failed to start Reauth Lab: the page has no #root. Check index.html.');
  const progress = openProgressStore(window);
  const simulator = createSimulatorClient();
  const load = createPageLoader(() => progress.getState().progress, simulator);
  const address = createHashStore(window, (to) => atMost(SILENT_MS, load(to, true)));
  keepPlaceOnPage(window, address);

  // With its page there, the first rendering needs no fallback, which React would leave on the page for 300 ms.
  await atMost(SILENT_MS, load(address.get(), true));
  createRoot(root).render(
    <StrictMode>
      <App address={address} simulator={simulator} progress={progress} />
    </StrictMode>,
  );
  fetchNearLinks(document, load);
  setTimeout(() => void fetchTheRest(load), TIMES_AS_LONG * performance.now());
}

async function fetchTheRest(load: LoadPage): Promise<void> {
  await fetchWhenIdle(load, savesData());
  if (import.meta.env.PROD) await keepForOffline();
}

/** Chromium says so alone. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true;
}

function atMost(ms: number, promise: Promise<unknown> | null): Promise<unknown> | null {
  return promise && Promise.race([promise, new Promise((resolve) => setTimeout(resolve, ms))]);
}

async function keepForOffline(): Promise<void> {
  const { startOffline } = await import('./shell/offline/startOffline.tsx');
  await startOffline(import.meta.url);
}
