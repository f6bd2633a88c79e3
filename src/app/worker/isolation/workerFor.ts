import type { Source } from '../../../sim/index.ts';
import { startWorker } from '../startWorker.ts';
import type { WorkerLike } from '../startWorker.ts';
import { startFramedWorker } from './startFramedWorker.ts';

/** A reader's file is called by its name only; what the lab has, has an id. */
export function isReaders({ id, file }: Source): boolean {
  return id === file;
}

/** The worker that a wrapper may run in: what a reader brought along gets neither the page's origin nor the network. */
export function workerFor(source: Source): WorkerLike {
  return isReaders(source) ? startFramedWorker() : startWorker();
}
