import { once } from 'node:events';
import { WrapperError } from '../sim/index.ts';
import type { WorkerMessage } from './inWorkerProcess.ts';

/**
 * The worker's side of `inWorkerProcess`.
 *
 * @param work gets what the worker was given; it calls `alive` now and then when it takes long.
 */
export async function answerFromWorker<Result>(
  work: (request: unknown, alive: () => void) => Promise<Result>,
): Promise<void> {
  // Taken before a wrapper runs, which may replace it.
  const send = process.send?.bind(process);
  const say = (message: WorkerMessage<Result>): boolean | undefined => send?.(message);
  // What a wrapper drops, and what its listeners throw, is reported by a page and does not end it; so it is here.
  process.on('unhandledRejection', () => {});
  process.on('uncaughtException', () => {});

  const [request] = (await once(process, 'message')) as readonly unknown[];
  say({ type: 'begun' });
  try {
    say({ type: 'result', result: await work(request, () => say({ type: 'alive' })) });
  } catch (error) {
    if (error instanceof WrapperError) say({ type: 'problem', problem: error.problem });
    else say({ type: 'broken', error: String(error) });
  }
}
