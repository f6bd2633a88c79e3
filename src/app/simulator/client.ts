import { WrapperError } from '../../sim/index.ts';
import type { RunRequest, Trace } from '../../sim/index.ts';
import type { Answer, Ask } from './messages.ts';

/** A run takes some milliseconds; a worker that is silent for this long is in an endless loop. */
export const PATIENCE_MS = 5000;

export interface SimulatorClient {
  /**
   * Runs a wrapper in the worker, one run at a time.
   *
   * @param signal forgets the run: one that has not begun never does.
   * @throws {WrapperError} when the wrapper cannot be run, or does not give the thread back.
   * @throws {Error} when the run was forgotten.
   */
  run(request: RunRequest, signal?: AbortSignal): Promise<Trace>;
}

/** What the client needs of a worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

interface Job {
  readonly request: RunRequest;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (trace: Trace) => void;
  readonly reject: (reason: unknown) => void;
}

function startWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'simulator' });
}

/**
 * A simulator that runs beside the page. The worker starts with the first run and is replaced when it hangs.
 *
 * @param start makes a worker; tests bring their own.
 */
export function createSimulatorClient(start: () => WorkerLike = startWorker): SimulatorClient {
  const queue: Job[] = [];
  let worker: WorkerLike | null = null;
  let busy: { readonly id: number; readonly job: Job; readonly watchdog: ReturnType<typeof setTimeout> } | null = null;
  let lastId = 0;

  function next(): void {
    if (busy) return;
    const job = queue.shift();
    if (!job) return;
    if (job.signal?.aborted) return next();
    worker ??= listen(start());
    const ask: Ask = { id: ++lastId, request: job.request };
    busy = { id: ask.id, job, watchdog: setTimeout(hung, PATIENCE_MS) };
    worker.postMessage(ask);
  }

  function finish(settle: (job: Job) => void): void {
    if (!busy) return;
    const { job, watchdog } = busy;
    clearTimeout(watchdog);
    busy = null;
    settle(job);
    next();
  }

  function replace(kind: 'endless' | 'bad-input', sentence: (file: string) => string): void {
    worker?.terminate();
    worker = null;
    finish((job) => job.reject(new WrapperError({ kind, message: sentence(job.request.source.file), place: null })));
  }

  function hung(): void {
    const seconds = PATIENCE_MS / 1000;
    replace(
      'endless',
      (file) =>
        `Failed to run ${file}: it did not give the thread back for ${seconds} s. ` +
        'Look for a loop without an await on something that ends.',
    );
  }

  function listen(fresh: WorkerLike): WorkerLike {
    fresh.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== busy?.id) return;
      finish((job) => (data.as === 'trace' ? job.resolve(data.trace) : job.reject(new WrapperError(data.problem))));
    };
    fresh.onerror = (event) => {
      event.preventDefault();
      const cause = event.message || 'its worker could not be loaded';
      replace('bad-input', (file) => `Failed to run ${file}: ${cause}. Reload the page.`);
    };
    return fresh;
  }

  return {
    run: (request, signal) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('The run was forgotten.')), { once: true });
        queue.push({ request, signal, resolve, reject });
        next();
      }),
  };
}
