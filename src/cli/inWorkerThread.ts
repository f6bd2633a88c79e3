import { Worker } from 'node:worker_threads';
import { WrapperError } from '../sim/index.ts';
import type { Problem } from '../sim/index.ts';

/** What a worker says: that its modules are loaded and it begins, that it gets on, and how it ended. */
export type WorkerMessage<Result> =
  | { readonly type: 'begun' | 'alive' }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'problem'; readonly problem: Problem };

export interface ThreadJob {
  /** The worker's module. */
  readonly script: URL;
  /** What it gets as `workerData`. */
  readonly data: unknown;
  /** The wrapper's file, for messages. */
  readonly file: string;
  /** Real time from one sign of life to the next, loading not counted. */
  readonly limitMs: number;
}

export const LIMIT_MS = 5000;
const LIMIT_MB = 512;
/** Before 22.18 Node strips types only when asked to. */
const STRIP_TYPES = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/**
 * Does a job in a thread of its own, so that a wrapper that never ends can be ended.
 *
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory.
 */
export async function inWorkerThread<Result>({ script, data, file, limitMs }: ThreadJob): Promise<Result> {
  const worker = new Worker(script, {
    workerData: data,
    execArgv: process.features.typescript ? process.execArgv : [...process.execArgv, ...STRIP_TYPES],
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  let timer: NodeJS.Timeout | undefined;

  worker.on('message', (message: WorkerMessage<Result>) => {
    switch (message.type) {
      case 'begun':
      case 'alive':
        clearTimeout(timer);
        timer = setTimeout(() => reject(endless(file, `within ${limitMs / 1000} seconds`)), limitMs);
        break;
      case 'result':
        resolve(message.result);
        break;
      case 'problem':
        reject(new WrapperError(message.problem));
        break;
    }
  });
  worker.on('error', (error) =>
    reject(isOutOfMemory(error) ? endless(file, `within ${LIMIT_MB} MB of memory`) : error),
  );
  worker.on('exit', () => reject(new Error(`Failed to run ${file}: the simulator ended without a result.`)));

  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function endless(file: string, limit: string): WrapperError {
  return new WrapperError({
    kind: 'endless',
    message: `Failed to run ${file}: it did not come to an end ${limit}. Look for a loop that never ends.`,
    place: null,
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
