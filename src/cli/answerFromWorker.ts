import { parentPort, workerData } from 'node:worker_threads';
import { WrapperError } from '../sim/index.ts';
import type { WorkerMessage } from './inWorkerThread.ts';

/**
 * The worker's side of `inWorkerThread`.
 *
 * @param work gets what the worker was given; it calls `alive` now and then when it takes long.
 */
export async function answerFromWorker<Result>(
  work: (request: unknown, alive: () => void) => Promise<Result>,
): Promise<void> {
  const say = (message: WorkerMessage<Result>): void => parentPort?.postMessage(message);
  // A promise that a wrapper drops and that rejects is reported by a page and does not end it; so it is here.
  process.on('unhandledRejection', () => {});

  say({ type: 'begun' });
  try {
    const result = await work(workerData, () => say({ type: 'alive' }));
    say({ type: 'result', result });
  } catch (error) {
    if (!(error instanceof WrapperError)) throw error;
    say({ type: 'problem', problem: error.problem });
  }
}
