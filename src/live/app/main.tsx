import { createRoot } from 'react-dom/client';
import { API_ADDRESS, IS_REMOTE, reporter } from '../lab/report/page.ts';
import { openDatabase } from '../lab/server/database.ts';
import { createLiveHandlers } from '../lab/server/handlers.ts';
import { createNetwork } from '../lab/server/network.ts';
import { startWorker } from '../lab/server/startWorker.ts';
import { whyNoWorker } from '../lab/server/whyNoWorker.ts';
import { removeRubbish } from './storage.ts';
import './app.css';

const container = document.getElementById('root');
if (!container) throw new Error('Failed to start the live app: the page has no #root. Check live/index.html.');
const root = createRoot(container);

const network = createNetwork(reporter.waiting);
const problem = IS_REMOTE ? null : await startServer();
if (problem === null) await startApp();
else sayProblem(problem);

/** Starts the backend in this browser. Gives why there is none, or `null`. */
async function startServer(): Promise<string | null> {
  const reason = whyNoWorker();
  if (reason !== null) return reason;
  const database = openDatabase();
  try {
    const { backend } = await database.read();
    reporter.learn(
      Object.entries(backend.tokens.refreshTokens).map(([token, { generation }]) => ({
        kind: 'refresh',
        token,
        generation,
      })),
    );
    await startWorker(createLiveHandlers({ base: API_ADDRESS, database, network, reporter }));
    return null;
  } catch (error) {
    return `The browser did not start the service worker: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function startApp(): Promise<void> {
  const lost = removeRubbish(localStorage);
  const [{ App }, { router }, { store }, { useAuthStore }, { logIn, logOut }, { connect }] = await Promise.all([
    import('./App.tsx'),
    import('./router.tsx'),
    import('./store.ts'),
    import('./stores/authStore.ts'),
    import('./session.ts'),
    import('../lab/report/connect.ts'),
  ]);
  root.render(<App />);
  if (lost !== null) await router.navigate('/login', { state: { message: lost } });
  connect({ network, router, store, useAuthStore, logIn, logOut });
}

function sayProblem(message: string): void {
  reporter.link.report({ type: 'problem', message });
  root.render(
    <main>
      <h1>No service worker</h1>
      <p role="alert">{message}</p>
      <p>Everything that is simulated in the lab goes on working.</p>
    </main>,
  );
}
