import type { Source } from '../../sim/index.ts';
import { startFramedWorker } from './framedWorker.ts';
import type { WorkerLike } from './protocol.ts';

/** Whether a text is anybody's but the lab's. A source that does not say so is a reader's. */
export function isReaders({ origin }: Source): boolean {
  return origin !== 'lab';
}

/** The worker that a wrapper may run in: what a reader brought along gets neither the page's origin nor the network. */
export function startWorkerFor(source: Source): WorkerLike {
  return isReaders(source) ? startFramedWorker() : (takeEarly() ?? startLabWorker());
}

function startLabWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulator' });
}

/** The worker that was started before there was something to run. */
let early: { worker: Worker | null } | null = null;

/** Starts a worker for the lab's wrappers, once in the life of the page: it loads while the page that will need it does. */
export function startWorkerEarly(): void {
  if (early) return;
  const worker = startLabWorker();
  early = { worker };
  // One that could not be loaded is of no use; the next one is told of by whoever started it.
  worker.onerror = () => void takeEarly();
}

function takeEarly(): Worker | null {
  const worker = early?.worker ?? null;
  early = { worker: null };
  return worker;
}
