import { WrapperError } from '../../sim/index.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Exploration, ExploreRequest, RunRequest, Source, Trace } from '../../sim/index.ts';
import { inProcess } from './inProcess.ts';
import type { ProcessMessage } from './inProcess.ts';
import type { Job } from './jobs.ts';

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
 * Reads a reader's file in a process of its own: reading calls it.
 *
 * @throws {WrapperError} when it cannot be evaluated, or takes too long
 */
export function readInWorker(source: Source, limitMs = LIMIT_MS): Promise<Reading> {
  return inWorker<Reading>({ do: 'read', request: { source } }, limitMs);
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
      throw new WrapperError(end.problem);
    case 'not-started':
      throw new Error(`Failed to run ${file}: the simulator ended without a result.\n${end.said}`);
  }
}
