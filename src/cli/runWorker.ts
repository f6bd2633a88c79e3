import { parentPort, workerData } from 'node:worker_threads';
import { run, WrapperError } from '../sim/index.ts';
import type { Problem, RunRequest, Trace } from '../sim/index.ts';

/** What the worker says: that its modules are loaded and it begins, and then how it ended. */
export type WorkerMessage =
  | { readonly type: 'begun' }
  | { readonly type: 'trace'; readonly trace: Trace }
  | { readonly type: 'problem'; readonly problem: Problem };

// A promise that a wrapper drops and that rejects is reported by a page and does not end it; so it is here.
process.on('unhandledRejection', () => {});

say({ type: 'begun' });
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- runInWorker made it
const request = workerData as RunRequest;
try {
  say({ type: 'trace', trace: await run(request) });
} catch (error) {
  if (!(error instanceof WrapperError)) throw error;
  say({ type: 'problem', problem: error.problem });
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
