import type { Problem, Source } from '../../../sim/index.ts';
import { workerFor } from '../isolation/workerFor.ts';
import type { WorkerLike } from '../startWorker.ts';
import type { FromWorker, Task, Told, ToWorker } from './messages.ts';
import { createHands, spareHands } from './startHands.ts';

/** A worker that is silent for this long is in an endless loop. In real milliseconds. */
export const PATIENCE_MS = 10_000;

export interface RunningTask {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends the worker; nothing more is told. */
  readonly cancel: () => void;
}

/**
 * Starts a task in a worker of its own, which ends with it, as do those that it hands runs out to.
 *
 * @param start makes a worker; tests bring their own.
 * @param hands how many other workers may help it.
 */
export function startTask(
  task: Task,
  onMessage: (message: Told) => void,
  start: (source: Source) => WorkerLike = workerFor,
  hands: number = spareHands(navigator.hardwareConcurrency),
): RunningTask {
  const worker = start(task.source);
  const tell = (message: ToWorker) => worker.postMessage(message);
  const verb = task.do === 'check' ? 'check' : 'explore';
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let isPaused = false;

  const end = (): void => {
    clearTimeout(watchdog);
    helpers.end();
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
    // What was on its way when the reader paused must not begin the watch again.
    if (isPaused) return;
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

  const failToLoad = (event: ErrorEvent): void => {
    event.preventDefault();
    fail(
      'bad-input',
      `Failed to ${verb} ${task.source.file}: ${event.message || 'its worker could not be loaded'}. Reload the page.`,
    );
  };
  const fromHand = (message: FromWorker): void => {
    if (message.as === 'ran-plan') return tell({ do: 'take', job: message.job, record: message.record });
    if (message.as !== 'problem') return;
    end();
    onMessage(message);
  };
  const helpers = createHands(task.source, hands, start, fromHand, failToLoad);

  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (isLast(data)) end();
    else watch();
    if (data.as === 'handed-out') helpers.give(data.hand, data);
    else if (data.as !== 'ran-plan') onMessage(data);
  };
  worker.onerror = failToLoad;
  tell({ ...task, hands });
  watch();
  return {
    pause() {
      clearTimeout(watchdog);
      isPaused = true;
      tell({ do: 'pause' });
    },
    goOn() {
      isPaused = false;
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
