/** A worker for the lab's wrappers. */
export function startLabWorker(): Worker {
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
  worker.onerror = () => void takeEarlyWorker();
}

/** Gives the worker that was started early, once; `null` where there is none. */
export function takeEarlyWorker(): Worker | null {
  const worker = early?.worker ?? null;
  early = { worker: null };
  return worker;
}
