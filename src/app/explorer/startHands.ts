import type { Plan, Source } from '../../sim/index.ts';
import { workerFor } from '../isolation/workerFor.ts';
import type { WorkerLike } from '../simulator/startWorker.ts';
import type { ExploreTask, FromWorker, ToWorker } from './messages.ts';

/** More workers than this are not worth their memory. */
const MOST_HANDS = 3;

/** Workers that make runs for one that explores. */
export interface Hands {
  /** Gives a plan to a hand, which has none. What it makes of it is told. */
  readonly give: (hand: number, plan: Plan) => void;
  readonly end: () => void;
}

/** How many workers there are cores for, besides the one that explores and the page. */
export function spareHands(cores: number): number {
  return Math.max(0, Math.min(MOST_HANDS, cores - 1));
}

/**
 * Makes workers for a task; each starts with the first plan that it is given. Few orders are explored without any.
 *
 * @param onError tells why a worker could not be loaded
 */
export function createHands(
  { do: _do, hands = 0, ...request }: ExploreTask,
  onMessage: (hand: number, message: FromWorker) => void,
  onError: (event: ErrorEvent) => void,
  start: (source: Source) => WorkerLike = workerFor,
): Hands {
  const workers = new Map<number, WorkerLike>();

  function workerOf(hand: number): WorkerLike {
    const known = workers.get(hand);
    if (known) return known;
    const worker = start(request.source);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(hand, data);
    worker.onerror = onError;
    workers.set(hand, worker);
    return worker;
  }
  return {
    give(hand, plan) {
      if (hand >= hands) return;
      const message: ToWorker = { do: 'run-plan', request, plan };
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
