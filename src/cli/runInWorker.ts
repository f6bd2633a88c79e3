import { Worker } from 'node:worker_threads';
import { WrapperError } from '../sim/index.ts';
import type { RunRequest, Trace } from '../sim/index.ts';
import type { WorkerMessage } from './runWorker.ts';

const LIMIT_MS = 5000;
const LIMIT_MB = 512;
/** Before 22.18 Node strips types only when asked to. */
const STRIP_TYPES = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/**
 * Runs a wrapper in a thread of its own, so that code that never ends can be ended.
 *
 * @param limitMs real time that the run may take, loading not counted.
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory.
 */
export async function runInWorker(request: RunRequest, limitMs = LIMIT_MS): Promise<Trace> {
  const worker = new Worker(new URL('runWorker.ts', import.meta.url), {
    workerData: request,
    execArgv: process.features.typescript ? process.execArgv : [...process.execArgv, ...STRIP_TYPES],
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Trace>();
  let timer: NodeJS.Timeout | undefined;

  worker.on('message', (message: WorkerMessage) => {
    switch (message.type) {
      case 'begun':
        timer = setTimeout(() => reject(endless(request, `within ${limitMs / 1000} seconds`)), limitMs);
        break;
      case 'trace':
        resolve(message.trace);
        break;
      case 'problem':
        reject(new WrapperError(message.problem));
        break;
    }
  });
  worker.on('error', (error) =>
    reject(isOutOfMemory(error) ? endless(request, `within ${LIMIT_MB} MB of memory`) : error),
  );
  worker.on('exit', () =>
    reject(new Error(`Failed to run ${request.source.file}: the simulator ended without a result.`)),
  );

  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function endless({ source }: RunRequest, limit: string): WrapperError {
  return new WrapperError({
    kind: 'endless',
    message: `Failed to run ${source.file}: it did not come to an end ${limit}. Look for a loop that never ends.`,
    place: null,
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
