import type { Problem, Source } from '../../sim/index.ts';
import { workerFor } from '../isolation/workerFor.ts';
import type { WorkerLike } from '../simulator/startWorker.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** A worker that is silent for this long is in an endless loop. In real milliseconds. */
export const PATIENCE_MS = 10_000;

export interface RunningTask {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends the worker; nothing more is told. */
  readonly cancel: () => void;
}

/**
 * Starts a task in a worker of its own, which ends with it.
 *
 * @param start makes a worker; tests bring their own.
 */
export function startTask(
  task: Task,
  onMessage: (message: FromWorker) => void,
  start: (source: Source) => WorkerLike = workerFor,
): RunningTask {
  const worker = start(task.source);
  const tell = (message: ToWorker) => worker.postMessage(message);
  const verb = task.do === 'check' ? 'check' : 'explore';
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
          `Failed to ${verb} ${task.source.file}: it did not give the thread back for ${PATIENCE_MS / 1000} s. ` +
            'Look for a loop without an await on something that ends.',
        ),
      PATIENCE_MS,
    );
  };

  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (isLast(data)) end();
    else watch();
    onMessage(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(
      'bad-input',
      `Failed to ${verb} ${task.source.file}: ${event.message || 'its worker could not be loaded'}. Reload the page.`,
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

function isLast(message: FromWorker): boolean {
  if (message.as === 'explored') return message.done;
  return message.as === 'decided' || message.as === 'all-checked' || message.as === 'problem';
}
