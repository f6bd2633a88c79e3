import type { Problem } from '../../sim/index.ts';
import { deedOf } from './problemOf.ts';
import { isLast } from './protocol.ts';
import type { FromWorker, HandedOut, Job, JobName, Told, ToWorker, WorkerLike } from './protocol.ts';

/**
 * Workers that have begun and are silent for this long are in an endless loop; in real milliseconds. A run takes a few,
 * and who does a longer job tells something more often than that.
 */
export const PATIENCE_MS: Readonly<Record<JobName, number>> = {
  run: 5_000,
  read: 5_000,
  explore: 10_000,
  decide: 10_000,
  check: 10_000,
  'run-plan': 10_000,
};

interface Watching<Name extends JobName> {
  readonly job: Job<Name>;
  /** Its messages are heard by nobody else until the job has ended. */
  readonly worker: WorkerLike;
  /** Not used with this worker before: what is still on its way of an earlier job is not taken for this one's. */
  readonly id: number;
  /** How many other workers may help. Each starts with the first run that it is given: a short job needs none. */
  readonly helpers: number;
  readonly startHelper: () => WorkerLike;
  /** The job has ended, and its helpers with it. `isLost`: its worker hangs or could not be loaded; it is of no more use. */
  readonly onEnd: (isLost: boolean) => void;
  readonly onTold: (told: Told<Name>) => void;
}

/** A job under way. */
export interface WatchedJob {
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Stops listening and ends the helpers: nothing more is told, not even the end. The worker is the caller's to end. */
  readonly leave: () => void;
}

/** Has a job done by a worker, watches that it goes on, and tells what comes of it. */
export function watchJob<Name extends JobName>(watching: Watching<Name>): WatchedJob {
  const { job, worker, id, startHelper, onEnd, onTold } = watching;
  const helpers = new Map<number, WorkerLike>();
  /** Who was given something and has not said yet that it has begun. */
  const loading = new Set<WorkerLike>();
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let isPaused = false;

  /** From now on they have time again. A worker may take its own to load, and a pause lasts as long as it likes. */
  function watch(): void {
    clearTimeout(watchdog);
    if (isPaused || loading.size > 0) return;
    const patience = PATIENCE_MS[job.do];
    const cause = `it did not give the thread back for ${patience / 1000} s`;
    const remedy = 'Look for a loop without an await on something that ends.';
    watchdog = setTimeout(() => lose('endless', cause, remedy), patience);
  }

  function leave(): void {
    clearTimeout(watchdog);
    for (const one of [worker, ...helpers.values()]) {
      one.onmessage = null;
      one.onerror = null;
    }
    for (const helper of helpers.values()) helper.terminate();
    helpers.clear();
  }

  function end(told: Told<Name>, isLost: boolean): void {
    leave();
    onEnd(isLost);
    onTold(told);
  }

  function lose(kind: Problem['kind'], cause: string, remedy: string): void {
    end({ as: 'problem', problem: { kind, deed: deedOf(job), cause, remedy, at: null } }, true);
  }

  function failToLoad(event: ErrorEvent): void {
    event.preventDefault();
    lose('bad-input', event.message || 'its worker could not be loaded', 'Reload the page.');
  }

  function tell(to: WorkerLike, message: ToWorker): void {
    to.postMessage(message);
    if (message.to !== 'begin') return;
    loading.add(to);
    watch();
  }

  /** Helpers run the source of the job, whatever is asked for: a reader's wrapper gets no other code run, and none elsewhere. */
  function handOut({ helper: at, number, plan, request }: HandedOut): void {
    if (at >= watching.helpers) return;
    const helper = helpers.get(at) ?? startHelper();
    helpers.set(at, helper);
    helper.onerror = failToLoad;
    helper.onmessage = ({ data }: MessageEvent<FromWorker<'run-plan'>>) => {
      loading.delete(helper);
      watch();
      if (data.as === 'ran-plan') tell(worker, { to: 'take', number: data.id, record: data.record });
      if (data.as === 'problem') end(data, true);
    };
    tell(helper, {
      to: 'begin',
      id: number,
      job: { ...request, do: 'run-plan', plan, source: job.source },
      helpers: 0,
    });
  }

  worker.onerror = failToLoad;
  worker.onmessage = ({ data }: MessageEvent<FromWorker<Name>>) => {
    if (data.id !== id) return;
    loading.delete(worker);
    watch();
    if (data.as === 'begun') return;
    if (data.as === 'handed-out') return handOut(data);
    if (isLast(data)) end(data, false);
    else onTold(data);
  };
  tell(worker, { to: 'begin', id, job, helpers: watching.helpers });

  return {
    pause() {
      isPaused = true;
      watch();
      tell(worker, { to: 'pause' });
    },
    goOn() {
      isPaused = false;
      watch();
      tell(worker, { to: 'go-on' });
    },
    leave,
  };
}
