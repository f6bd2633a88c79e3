import type { Exploration, ExploreRequest } from '../sim/index.ts';
import { inWorkerProcess, LIMIT_MS } from './inWorkerProcess.ts';

/**
 * Explores in a process of its own, so that code that never ends can be ended.
 *
 * @param limitMs real time that a single run may take, loading not counted.
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory.
 */
export async function exploreInWorker(request: ExploreRequest, limitMs = LIMIT_MS): Promise<Exploration> {
  return inWorkerProcess<Exploration>({
    script: new URL('exploreWorker.ts', import.meta.url),
    data: request,
    file: request.source.file,
    limitMs,
  });
}
