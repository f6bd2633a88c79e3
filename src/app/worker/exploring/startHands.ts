import type { Source } from '../../../sim/index.ts';
import type { WorkerLike } from '../startWorker.ts';
import type { FromWorker, HandedOut, ToWorker } from './messages.ts';

/** More workers than this are not worth their memory. */
const MOST_HANDS = 3;

/** How many workers there are cores for, besides the one that has the task, and the page. */
export function spareHands(cores: number): number {
  return Math.max(0, Math.min(MOST_HANDS, cores - 2));
}

/** Workers that make runs for another. Each starts with the first run that it is given: a short task needs none. */
export interface Hands {
  readonly give: (hand: number, run: HandedOut) => void;
  readonly end: () => void;
}

/**
 * Makes a worker for each hand. All of them run this source, whatever is asked for: a reader's wrapper, which may speak
 * for the worker it runs in, gets no other code run, and none elsewhere.
 *
 * @param count there are no more
 * @param start makes a worker
 * @param onError tells why a worker could not be loaded
 */
export function createHands(
  source: Source,
  count: number,
  start: (source: Source) => WorkerLike,
  onMessage: (message: FromWorker) => void,
  onError: (event: ErrorEvent) => void,
): Hands {
  const workers = new Map<number, WorkerLike>();

  function workerOf(hand: number): WorkerLike {
    const known = workers.get(hand);
    if (known) return known;
    const worker = start(source);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
    worker.onerror = onError;
    workers.set(hand, worker);
    return worker;
  }
  return {
    give(hand, { job, plan, request }) {
      if (hand >= count) return;
      const message: ToWorker = { do: 'run-plan', job, plan, request: { ...request, source } };
      workerOf(hand).postMessage(message);
    },
    end() {
      for (const worker of workers.values()) {
        worker.onmessage = null;
        worker.onerror = null;
        worker.terminate();
      }
      workers.clear();
    },
  };
}
