import { WrapperError } from '../../sim/index.ts';
import type { RunRequest, Source, Trace } from '../../sim/index.ts';
import { isReaders, workerFor } from './isolation/workerFor.ts';
import type { Answer, Ask } from './messages.ts';
import type { WorkerLike } from './startWorker.ts';

/** A run takes some milliseconds; a worker that has begun one and is silent for this long is in an endless loop. */
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

interface Job {
  readonly request: RunRequest;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (trace: Trace) => void;
  readonly reject: (reason: unknown) => void;
}

/** The job under way. */
interface Busy {
  readonly id: number;
  readonly job: Job;
  readonly crew: Crew;
  watchdog: ReturnType<typeof setTimeout> | null;
}

/**
 * Who works for whom. A reader's wrapper may change what all code shares, such as `Array.prototype`: it has a worker
 * that no other text runs in.
 */
interface Crew {
  readonly worker: WorkerLike;
  /** The reader's text that it is kept for; `null`: the lab's own. */
  readonly text: string | null;
}

/**
 * A simulator that runs beside the page; what readers bring along runs in a frame of its own. A worker starts with the first run and is replaced when it hangs.
 *
 * @param start makes a worker; tests bring their own.
 */
export function createSimulatorClient(start: (source: Source) => WorkerLike = workerFor): SimulatorClient {
  const queue: Job[] = [];
  let crews: readonly Crew[] = [];
  let busy: Busy | null = null;
  let lastId = 0;

  function next(): void {
    if (busy) return;
    const job = queue.shift();
    if (!job) return;
    if (job.signal?.aborted) return next();
    const crew = crewFor(job.request.source);
    const ask: Ask = { id: ++lastId, request: job.request };
    busy = { id: ask.id, job, crew, watchdog: null };
    crew.worker.postMessage(ask);
  }

  function crewFor(source: Source): Crew {
    const text = isReaders(source) ? source.text : null;
    const known = crews.find((crew) => crew.text === text);
    if (known) return known;
    if (text !== null) for (const crew of crews) if (crew.text !== null) dismiss(crew);
    const fresh = { worker: listen(start(source)), text };
    crews = [...crews, fresh];
    return fresh;
  }

  function dismiss(crew: Crew): void {
    crew.worker.terminate();
    crews = crews.filter((other) => other !== crew);
  }

  function finish(settle: (job: Job) => void): void {
    if (!busy) return;
    const { job, watchdog } = busy;
    if (watchdog !== null) clearTimeout(watchdog);
    busy = null;
    settle(job);
    next();
  }

  function replace(kind: 'endless' | 'bad-input', sentence: (file: string) => string): void {
    if (busy) dismiss(busy.crew);
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

  /** The job under way, when nobody waits for it any more: a reader's may never end, and the next one would wait. */
  function forget(job: Job): void {
    if (busy?.job !== job || busy.crew.text === null) return;
    dismiss(busy.crew);
    finish(() => undefined);
  }

  function listen(fresh: WorkerLike): WorkerLike {
    fresh.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== busy?.id) return;
      switch (data.as) {
        case 'begun':
          busy.watchdog = setTimeout(hung, PATIENCE_MS);
          break;
        case 'trace':
          finish((job) => job.resolve(data.trace));
          break;
        case 'problem':
          finish((job) => job.reject(new WrapperError(data.problem)));
      }
    };
    fresh.onerror = (event) => {
      event.preventDefault();
      if (busy?.crew.worker !== fresh) return;
      const cause = event.message || 'its worker could not be loaded';
      replace('bad-input', (file) => `Failed to run ${file}: ${cause}. Reload the page.`);
    };
    return fresh;
  }

  return {
    run: (request, signal) =>
      new Promise((resolve, reject) => {
        const job: Job = { request, signal, resolve, reject };
        const forgotten = (): void => {
          reject(new Error('The run was forgotten.'));
          forget(job);
        };
        signal?.addEventListener('abort', forgotten, { once: true });
        queue.push(job);
        next();
      }),
  };
}
