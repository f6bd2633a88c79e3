import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { WRAPPERS } from '../../wrappers/index.ts';
import type { ReauthBaseQuery } from '../app/api.ts';
import { createBlog } from '../app/blog.tsx';
import { useAuthStore } from '../app/stores/authStore.ts';
import { leaveByAddress, sayWhyItLeft } from './leaveByAddress.ts';
import { API_ADDRESS, IS_REMOTE, LEAVE_BY, reporter, WRAPPER } from './report/page.ts';
import { takeCommands } from './report/remoteControl.ts';
import { keepsTokensIn } from './server/arrange.ts';
import { openDatabase } from './server/database.ts';
import { createLiveHandlers } from './server/handlers.ts';
import { createNetwork } from './server/network.ts';
import type { Network } from './server/network.ts';
import { startMsw } from './server/startMsw.ts';
import { whyNoWorker } from './server/whyNoWorker.ts';

const wrapperFiles = import.meta.glob<{ baseQueryWithReauth: ReauthBaseQuery }>([
  '../../wrappers/*.ts',
  '!../../wrappers/{index,notes,dialects,docs,axios-queue}.ts',
]);

const container = document.getElementById('root');
if (!container) throw new Error('Failed to start the live app: the page has no #root. Check live/index.html.');
void start(createRoot(container));

/** Puts the app into the page, with a server to talk to, the wrapper that was chosen, and the lab to watch it. */
async function start(root: Root): Promise<void> {
  const network = createNetwork(reporter.waiting);
  const problem = IS_REMOTE ? null : await startServer(network);
  if (problem !== null) return sayProblem(root, problem);

  const blog = createBlog({
    baseQuery: reporter.watchCalls(await loadWrapper()),
    middleware: [reporter.middleware],
    tokensIn: keepsTokensIn(WRAPPER),
  });
  // Before the app listens.
  if (LEAVE_BY === 'href') leaveByAddress();
  root.render(<blog.App />);
  await sayWhyItLeft(blog.router);
  reporter.watchAuthStore(useAuthStore);
  takeCommands(reporter, network, blog);
}

/** The wrapper that was chosen, or the mutex where there is no such wrapper. */
async function loadWrapper(): Promise<ReauthBaseQuery> {
  const file = WRAPPERS.find(({ id }) => id === WRAPPER)?.file ?? 'mutex.ts';
  const load = wrapperFiles[`../../wrappers/${file}`];
  if (!load) throw new Error(`Failed to load the wrapper ${file}: there is no such file. Correct its descriptor.`);
  return (await load()).baseQueryWithReauth;
}

/** Starts the backend in this browser. Gives why there is none, or `null`. */
async function startServer(network: Network): Promise<string | null> {
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
    await startMsw(createLiveHandlers({ base: API_ADDRESS, database, network, reporter }));
    return null;
  } catch (error) {
    return `The browser did not start the service worker: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function sayProblem(root: Root, message: string): void {
  reporter.link.report({ type: 'problem', message });
  root.render(
    <main>
      <h1>No service worker</h1>
      <p role="alert">{message}</p>
      <p>Everything that is simulated in the lab goes on working.</p>
    </main>,
  );
}
