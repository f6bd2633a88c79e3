import type { RunRequest, Trace } from '../sim/index.ts';
import { inWorkerProcess, LIMIT_MS } from './inWorkerProcess.ts';

/**
 * Runs a wrapper in a process of its own, so that code that never ends can be ended.
 *
 * @param limitMs real time that the run may take, loading not counted.
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory.
 */
export async function runInWorker(request: RunRequest, limitMs = LIMIT_MS): Promise<Trace> {
  return inWorkerProcess<Trace>({
    script: new URL('runWorker.ts', import.meta.url),
    data: request,
    file: request.source.file,
    limitMs,
  });
}
