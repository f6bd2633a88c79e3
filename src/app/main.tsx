import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openProgressStore } from '../quiz/progress/createProgressStore.ts';
import { App } from './App.tsx';
import { createHashStore } from './shell/hashLocation.ts';
import { createSimulatorClient } from './worker/client.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/print.css';

const root = document.getElementById('root');
if (!root) throw new Error('Failed to start Reauth Lab: the page has no #root. Check index.html.');

createRoot(root).render(
  <StrictMode>
    <App address={createHashStore(window)} simulator={createSimulatorClient()} progress={openProgressStore(window)} />
  </StrictMode>,
);

/** Longer than any page takes to load what it needs at first: keeping the rest must not be in its way. */
const LATER_MS = 3000;

if (import.meta.env.PROD) setTimeout(() => void keepForOffline(), LATER_MS);

async function keepForOffline(): Promise<void> {
  const { startOffline } = await import('./shell/offline/startOffline.tsx');
  await startOffline(import.meta.url);
}
