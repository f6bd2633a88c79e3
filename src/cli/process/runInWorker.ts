import { run, WrapperError } from '../../sim/index.ts';
import { withItsLoop } from '../../reading/endlessLoops.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Exploration, ExploreRequest, Problem, RunRequest, Source, Trace } from '../../sim/index.ts';
import { Stopped } from '../errors.ts';
import { inProcess } from './inProcess.ts';
import type { ProcessMessage } from './inProcess.ts';
import type { Job, Part, Unreadable } from './jobs.ts';

const LIMIT_MS = 5000;

/** What ends a job. */
export interface Limits {
  /** Real time that a single run may take, loading not counted; 5 s. */
  readonly limitMs?: number;
  /** Whether a run may have all rights of the user; by default a reader's has none. */
  readonly trusted?: boolean;
  /** Ctrl+C. */
  readonly stopped?: AbortSignal | undefined;
}

/**
 * Runs a reader's wrapper in a process of its own, so that code that never ends can be ended. The lab's own come to their
 * end, and run here.
 *
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory
 * @throws {Stopped} when it was stopped
 */
export async function runInWorker(request: RunRequest, limits: Limits = {}): Promise<Trace> {
  const nothing = 'Stopped before the run had ended: there is nothing to show.';
  if (limits.stopped?.aborted) throw new Stopped(nothing);
  if (request.source.origin === 'lab') return run(request);
  const traces: Trace[] = [];
  await inWorker({ do: 'run', request }, limits, {
    onPart(part) {
      if (typeof part === 'object' && 'events' in part) traces.push(part);
    },
    isThere: () => traces.length === 1,
  });
  const [trace] = traces;
  if (!trace) throw new Stopped(nothing);
  return trace;
}

/** What is known of an exploration, and how large it is. */
export interface Explored {
  /** `complete: false` also where it was stopped. */
  readonly exploration: Exploration;
  /** About how many orders there are; `null` where it ended before that was estimated. */
  readonly estimate: number | null;
  /** Somebody has pressed Ctrl+C. */
  readonly stopped: boolean;
}

/** What watches an exploration. */
export interface ExploreWatch extends Limits {
  /** Told once about how many orders there are, where there are more than a few. */
  readonly onEstimate?: (orders: number) => void;
}

/**
 * Explores in a process of its own, so that code that never ends can be ended.
 *
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory
 * @throws {Stopped} when it was stopped before it had found anything
 */
export async function exploreInWorker(request: ExploreRequest, watch: ExploreWatch = {}): Promise<Explored> {
  let explored: readonly Exploration[] = [];
  let estimate: number | null = null;
  const end = await inWorker({ do: 'explore', request }, watch, {
    onPart(part) {
      if (typeof part !== 'object') return;
      if ('schedules' in part) explored = [part];
      if (!('estimate' in part)) return;
      estimate = part.estimate;
      watch.onEstimate?.(estimate);
    },
    isThere: () => explored.length > 0,
  });
  const [exploration] = explored;
  if (!exploration) throw new Stopped('Stopped before the first order had been run: there is nothing to show.');
  return { exploration, estimate, stopped: end === 'stopped' };
}

/**
 * Reads readers' files in a process of their own: reading calls them. One that does not come to its end is ended, and the
 * rest is read in another process.
 *
 * @param onRead told of each in their order: how it is read, or why it cannot be
 * @throws {Stopped} when it was stopped before the last
 */
export async function readInWorker(
  sources: readonly Source[],
  onRead: (read: Reading | Problem) => void,
  { limitMs = LIMIT_MS, trusted = false, stopped }: Limits = {},
): Promise<void> {
  for (let done = 0; done < sources.length;) {
    const [source, ...more] = sources.slice(done);
    if (!source) return;
    let found = 0;
    const end = await inProcess<Reading | Unreadable>({
      job: { do: 'read', request: { source, more } },
      trusted,
      silenceMs: limitMs,
      stopped,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jobWorker.ts made it
      read: (said) => said as ProcessMessage<Reading | Unreadable> | null,
      onPart(part) {
        found += 1;
        onRead('unreadable' in part ? part.unreadable : part);
        return null;
      },
      lacks: () => (found === more.length + 1 ? null : 'an end without all readings'),
    });
    if (end.as === 'stopped' || stopped?.aborted)
      throw new Stopped(`Stopped: ${done + found} of ${sources.length} files are read.`);
    if (end.as === 'not-started')
      throw new Error(`Failed to read ${source.file}: the simulator ended without a result.\n${end.said}`);
    done += found;
    if (end.as === 'done') return;
    const last = sources[done] ?? source;
    onRead({ ...(await withItsLoop(end.problem, last)), deed: `read ${last.file}` });
    done += 1;
  }
}

/** What is done with the parts of a job. */
interface Parts {
  readonly onPart: (part: Part) => void;
  /** Whether what was to be found has come. */
  readonly isThere: () => boolean;
}

async function inWorker(
  job: Job,
  { limitMs = LIMIT_MS, trusted = false, stopped }: Limits,
  { onPart, isThere }: Parts,
): Promise<'done' | 'stopped'> {
  const { file } = job.request.source;
  const end = await inProcess<Part>({
    job,
    trusted,
    silenceMs: limitMs,
    stopped,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jobWorker.ts made it
    read: (said) => said as ProcessMessage<Part> | null,
    onPart(part) {
      onPart(part);
      return null;
    },
    lacks: () => (isThere() ? null : 'an end without a result'),
  });
  switch (end.as) {
    case 'done':
    case 'stopped':
      return end.as;
    case 'refused':
    case 'cut':
      throw new WrapperError(await withItsLoop(end.problem, job.request.source));
    case 'not-started':
      if (stopped?.aborted) return 'stopped';
      throw new Error(`Failed to run ${file}: the simulator ended without a result.\n${end.said}`);
  }
}
