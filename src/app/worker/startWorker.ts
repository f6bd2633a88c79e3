import type { Source } from '../../sim/index.ts';
import { startLabWorker, takeEarlyWorker } from './earlyWorker.ts';
import { startFramedWorker } from './framedWorker.ts';
import { createHandOver } from './handOver.ts';
import type { WorkerLike } from './protocol.ts';

/** Whether a text is anybody's but the lab's. A source that does not say so is a reader's. */
export function isReaders({ origin }: Source): boolean {
  return origin !== 'lab';
}

/** The worker that a wrapper may run in: what a reader brought along gets neither the page's origin nor the network. */
export function startWorkerFor(source: Source): WorkerLike {
  return isReaders(source) ? startFramedWorker() : withLibraries(takeEarlyWorker() ?? startLabWorker());
}

/** A worker that is told of a library before the wrapper that imports it. */
function withLibraries(worker: Worker): WorkerLike {
  const post = worker.postMessage.bind(worker);
  const lost = new ErrorEvent('error', { message: 'a library that it imports could not be loaded', cancelable: true });
  return Object.assign(worker, { postMessage: createHandOver(post, () => void worker.dispatchEvent(lost)) });
}
