import type { Reading } from '../../reading/reading.ts';
import { WrapperError } from '../../sim/index.ts';
import type { Problem, RunRequest, Source, Trace } from '../../sim/index.ts';
import type { Job, Told, WorkerLike } from './protocol.ts';
import { isReaders, startWorkerFor } from './startWorker.ts';
import { keyOf } from './useKeyed.ts';
import { watchJob } from './watchJob.ts';
import type { WatchedJob } from './watchJob.ts';

/** What takes longer than a run, and tells of itself meanwhile. */
export type TaskName = 'explore' | 'decide' | 'check';

/** A task under way. */
export interface RunningTask {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends it at once; nothing more is told. */
  readonly cancel: () => void;
}

/** Has things done beside the page. What readers bring along runs in a frame without origin, storage or network. */
export interface SimulatorClient {
  /**
   * Runs a wrapper, one run at a time.
   *
   * @param signal forgets the run: one that has not begun never does.
   * @throws {WrapperError} when the wrapper cannot be run, or does not give the thread back.
   * @throws {Error} when the run was forgotten.
   */
  readonly run: (request: RunRequest, signal?: AbortSignal) => Promise<Trace>;
  /** Makes a run that `run` is about to be asked for, and gets then. The newest one counts. */
  readonly runAhead: (request: RunRequest) => void;
  /**
   * Reads a reader's wrapper, in the worker of its runs. It is executed.
   *
   * @param signal forgets the reading.
   * @throws as `run` does.
   */
  readonly read: (source: Source, signal?: AbortSignal) => Promise<Reading>;
  /** Starts a task in a worker of its own, which ends with it, as do those that help it. */
  readonly start: <Name extends TaskName>(task: Job<Name>, onTold: (told: Told<Name>) => void) => RunningTask;
}

/** More workers than this are not worth their memory. */
const MOST_HELPERS = 3;

/** How many workers there are cores for, besides the one that has the task, and the page. */
export function spareWorkers(cores: number): number {
  return Math.max(0, Math.min(MOST_HELPERS, cores - 2));
}

/**
 * The page's way to the simulator.
 *
 * @param start makes a worker; tests bring their own.
 * @param helpers how many other workers may help with a task.
 */
export function createSimulatorClient(
  start: (source: Source) => WorkerLike = startWorkerFor,
  helpers: number = spareWorkers(navigator.hardwareConcurrency),
): SimulatorClient {
  const ask = createQueue(start);
  const make = async (request: RunRequest, signal?: AbortSignal): Promise<Trace> => {
    const told = await ask({ do: 'run', ...request }, signal);
    if (told.as !== 'ran') throw new Error(`Failed to run: the worker told of "${told.as}". Reload the page.`);
    return told.trace;
  };
  let ahead: { readonly key: string; readonly trace: Promise<Trace>; readonly forget: () => void } | null = null;
  return {
    run(request, signal) {
      const taken = ahead?.key === keyOf(request) ? ahead : null;
      if (!taken) return make(request, signal);
      ahead = null;
      signal?.addEventListener('abort', taken.forget, { once: true });
      return taken.trace;
    },
    runAhead(request) {
      ahead?.forget();
      const controller = new AbortController();
      const trace = make(request, controller.signal);
      // Whoever takes it is told of what fails.
      trace.catch(() => undefined);
      ahead = { key: keyOf(request), trace, forget: () => controller.abort() };
    },
    async read(source, signal) {
      const told = await ask({ do: 'read', source }, signal);
      if (told.as !== 'read') throw new Error(`Failed to read: the worker told of "${told.as}". Reload the page.`);
      return told.reading;
    },
    start(task, onTold) {
      const { source } = task;
      const worker = start(source);
      let isWanted = true;
      const { pause, goOn, leave } = watchJob({
        job: task,
        worker,
        id: 1,
        helpers,
        startHelper: () => start(source),
        onEnd: () => worker.terminate(),
        onTold(told) {
          if (told.as !== 'problem') return onTold(told);
          withPlace(told.problem, source, (problem) => isWanted && onTold({ as: 'problem', problem }));
        },
      });
      return {
        pause,
        goOn,
        cancel() {
          isWanted = false;
          leave();
          worker.terminate();
        },
      };
    },
  };
}

/** Tells a problem: with the line of the loop, where a reader's text has one that nothing ends. What cannot be fetched has no more to say. */
function withPlace(problem: Problem, source: Source, tell: (problem: Problem) => void): void {
  if (problem.kind !== 'endless' || !isReaders(source)) return tell(problem);
  import('../../reading/endlessLoops.ts')
    .then(({ withItsLoop }) => withItsLoop(problem, source))
    .then(tell, () => tell(problem));
}

/** What takes a moment: one worker does them in turn. */
type Short = 'run' | 'read';
type Done = Exclude<Told<Short>, { readonly as: 'problem' }>;

interface Asked {
  readonly job: Job<Short>;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (told: Done) => void;
  readonly reject: (reason: unknown) => void;
}

/** A worker that stays for the next run. */
interface Standing {
  readonly worker: WorkerLike;
  /**
   * The reader's texts that it is kept for, as JSON; `null`: the lab's own. A reader's wrapper may change what all code shares,
   * such as `Array.prototype`, so no other text runs in its worker.
   */
  readonly text: string | null;
}

/** Runs and readings one after another. A worker starts with the first run that needs it, and is replaced when it hangs. */
function createQueue(start: (source: Source) => WorkerLike): (job: Job<Short>, signal?: AbortSignal) => Promise<Done> {
  const queue: Asked[] = [];
  let workers: readonly Standing[] = [];
  let busy: { readonly asked: Asked; readonly at: Standing; readonly watched: WatchedJob } | null = null;
  let lastId = 0;

  function next(): void {
    if (busy) return;
    const asked = queue.shift();
    if (!asked) return;
    if (asked.signal?.aborted) return next();
    const { job } = asked;
    const at = workerFor(job.source);
    const watched = watchJob<Short>({
      job,
      worker: at.worker,
      id: ++lastId,
      helpers: 0,
      startHelper: () => start(job.source),
      onEnd(isLost) {
        busy = null;
        if (isLost) dismiss(at);
      },
      onTold(told) {
        if (told.as === 'problem')
          withPlace(told.problem, job.source, (problem) => asked.reject(new WrapperError(problem)));
        else asked.resolve(told);
        next();
      },
    });
    busy = { asked, at, watched };
  }

  function workerFor(source: Source): Standing {
    const text = isReaders(source) ? JSON.stringify([source.file, source.text, source.files]) : null;
    const known = workers.find((one) => one.text === text);
    if (known) return known;
    if (text !== null) for (const one of workers) if (one.text !== null) dismiss(one);
    const fresh = { worker: start(source), text };
    workers = [...workers, fresh];
    return fresh;
  }

  function dismiss(one: Standing): void {
    one.worker.terminate();
    workers = workers.filter((other) => other !== one);
  }

  /** The run under way, when nobody waits for it any more: a reader's may never end, and the next one would wait. */
  function forget(asked: Asked): void {
    if (busy?.asked !== asked || busy.at.text === null) return;
    busy.watched.leave();
    dismiss(busy.at);
    busy = null;
    next();
  }

  return (job, signal) =>
    new Promise((resolve, reject) => {
      const asked: Asked = { job, signal, resolve, reject };
      const forgotten = (): void => {
        reject(new Error('The run was forgotten.'));
        forget(asked);
      };
      signal?.addEventListener('abort', forgotten, { once: true });
      queue.push(asked);
      next();
    });
}
