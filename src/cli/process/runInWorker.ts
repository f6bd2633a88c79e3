import { WrapperError } from '../../sim/index.ts';
import { withItsLoop } from '../../reading/endlessLoops.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Exploration, ExploreRequest, Problem, RunRequest, Source, Trace } from '../../sim/index.ts';
import { inProcess } from './inProcess.ts';
import type { ProcessMessage } from './inProcess.ts';
import type { Job, Unreadable } from './jobs.ts';

const LIMIT_MS = 5000;

/**
 * Runs a wrapper in a process of its own, so that code that never ends can be ended.
 *
 * @param limitMs real time that the run may take, loading not counted
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory
 */
export function runInWorker(request: RunRequest, limitMs = LIMIT_MS): Promise<Trace> {
  return inWorker<Trace>({ do: 'run', request }, limitMs);
}

/**
 * Explores in a process of its own, so that code that never ends can be ended.
 *
 * @param limitMs real time that a single run may take, loading not counted
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory
 */
export function exploreInWorker(request: ExploreRequest, limitMs = LIMIT_MS): Promise<Exploration> {
  return inWorker<Exploration>({ do: 'explore', request }, limitMs);
}

/**
 * Reads readers' files in a process of their own: reading calls them. One that does not come to its end is ended, and the
 * rest is read in another process.
 *
 * @param onRead told of each in their order: how it is read, or why it cannot be
 * @param limitMs real time without a sign of life, loading not counted
 */
export async function readInWorker(
  sources: readonly Source[],
  onRead: (read: Reading | Problem) => void,
  limitMs = LIMIT_MS,
): Promise<void> {
  for (let done = 0; done < sources.length;) {
    const [source, ...more] = sources.slice(done);
    if (!source) return;
    let found = 0;
    const end = await inProcess<Reading | Unreadable>({
      job: { do: 'read', request: { source, more } },
      silenceMs: limitMs,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jobWorker.ts made it
      read: (said) => said as ProcessMessage<Reading | Unreadable> | null,
      onPart(part) {
        found += 1;
        onRead('unreadable' in part ? part.unreadable : part);
        return null;
      },
      lacks: () => (found === more.length + 1 ? null : 'an end without all readings'),
    });
    if (end.as === 'not-started')
      throw new Error(`Failed to read ${source.file}: the simulator ended without a result.\n${end.said}`);
    done += found;
    if (end.as === 'done') return;
    const last = sources[done] ?? source;
    onRead({ ...(await withItsLoop(end.problem, last)), deed: `read ${last.file}` });
    done += 1;
  }
}

async function inWorker<Result>(job: Job, limitMs: number): Promise<Result> {
  const { file } = job.request.source;
  const results: Result[] = [];
  const end = await inProcess<Result>({
    job,
    silenceMs: limitMs,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- jobWorker.ts made it
    read: (said) => said as ProcessMessage<Result> | null,
    onPart(result) {
      results.push(result);
      return null;
    },
    lacks: () => (results.length === 1 ? null : 'an end without a result'),
  });
  switch (end.as) {
    case 'done': {
      const [result] = results;
      if (result !== undefined) return result;
      throw new Error(`Failed to run ${file}: it has no result. Report this.`);
    }
    case 'refused':
    case 'cut':
      throw new WrapperError(await withItsLoop(end.problem, job.request.source));
    case 'not-started':
      throw new Error(`Failed to run ${file}: the simulator ended without a result.\n${end.said}`);
  }
}
