import type { Source } from '../../sim/index.ts';
import { startLabWorker, takeEarlyWorker } from './earlyWorker.ts';
import { librariesFor } from './librariesFor.ts';
import type { ToWorker, WorkerLike } from './protocol.ts';

/** Whether a text is anybody's but the lab's. A source that does not say so is a reader's. */
export function isReaders({ origin }: Source): boolean {
  return origin !== 'lab';
}

/** The worker that a wrapper may run in: what a reader brought along gets neither the page's origin nor the network. */
export function startWorkerFor(source: Source): WorkerLike {
  return isReaders(source) ? startReadersWorker() : withLibraries(takeEarlyWorker() ?? startLabWorker());
}

/** A worker for what readers bring along: what locks it up is loaded when there is one. */
function startReadersWorker(): WorkerLike {
  let isEnded = false;
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => void framed.then((one) => one?.postMessage(message)),
    terminate() {
      isEnded = true;
      void framed.then((one) => one?.terminate());
    },
  };
  const framed = start();
  return worker;

  async function start(): Promise<WorkerLike | null> {
    try {
      const { startFramedWorker } = await import('./framedWorker.ts');
      if (isEnded) return null;
      return Object.assign(startFramedWorker(), {
        onmessage: (event: MessageEvent) => worker.onmessage?.(event),
        onerror: (event: ErrorEvent) => worker.onerror?.(event),
      });
    } catch {
      const message = 'its simulator could not be loaded';
      worker.onerror?.(new ErrorEvent('error', { message, cancelable: true }));
      return null;
    }
  }
}

/** A worker that is told of a library before the wrapper that imports it. What hands one over is loaded with the first. */
function withLibraries(worker: Worker): WorkerLike {
  const post = (message: ToWorker): void => Worker.prototype.postMessage.call(worker, message);
  const fail = (): void => {
    const message = 'a library that it imports could not be loaded';
    worker.dispatchEvent(new ErrorEvent('error', { message, cancelable: true }));
  };
  let handOver: Promise<(message: ToWorker) => void> | null = null;
  return Object.assign(worker, {
    postMessage(message: ToWorker) {
      if (handOver === null && librariesFor(message).length === 0) return post(message);
      handOver ??= import('./handOver.ts').then(({ createHandOver }) => createHandOver(post, fail));
      handOver.then((hand) => hand(message), fail);
    },
  });
}
