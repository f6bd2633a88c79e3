import type { Problem } from '../../sim/index.ts';
import type { WorkerLike } from '../simulator/client.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** A worker that is silent for this long is in an endless loop. In real milliseconds. */
export const PATIENCE_MS = 10_000;

export interface RunningTask {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends the worker; nothing more is told. */
  readonly cancel: () => void;
}

function startWorker(): WorkerLike {
  return new Worker(new URL('./exploreWorker.ts', import.meta.url), { type: 'module', name: 'explorer' });
}

/**
 * Starts a task in a worker of its own, which ends with it.
 *
 * @param start makes a worker; tests bring their own.
 */
export function startTask(
  task: Task,
  onMessage: (message: FromWorker) => void,
  start: () => WorkerLike = startWorker,
): RunningTask {
  const worker = start();
  const tell = (message: ToWorker) => worker.postMessage(message);
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    clearTimeout(watchdog);
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
  const fail = (kind: Problem['kind'], message: string): void => {
    end();
    onMessage({ as: 'problem', problem: { kind, message, place: null } });
  };
  const watch = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(
      () =>
        fail(
          'endless',
          `Failed to explore ${task.source.file}: it did not give the thread back for ${PATIENCE_MS / 1000} s. ` +
            'Look for a loop without an await on something that ends.',
        ),
      PATIENCE_MS,
    );
  };

  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.as === 'decided' || data.as === 'problem' || (data.as === 'explored' && data.done)) end();
    else watch();
    onMessage(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(
      'bad-input',
      `Failed to explore ${task.source.file}: ${event.message || 'its worker could not be loaded'}. Reload the page.`,
    );
  };
  tell(task);
  watch();
  return {
    pause() {
      clearTimeout(watchdog);
      tell({ do: 'pause' });
    },
    goOn() {
      tell({ do: 'go-on' });
      watch();
    },
    cancel: end,
  };
}
