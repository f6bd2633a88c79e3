import type { Source } from '../../sim/index.ts';
import { startFramedWorker } from './framedWorker.ts';
import type { WorkerLike } from './protocol.ts';

/** A reader's file is called by its name only; what the lab has, has an id. */
export function isReaders({ id, file }: Source): boolean {
  return id === file;
}

/** The worker that a wrapper may run in: what a reader brought along gets neither the page's origin nor the network. */
export function startWorkerFor(source: Source): WorkerLike {
  return isReaders(source)
    ? startFramedWorker()
    : new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulator' });
}
