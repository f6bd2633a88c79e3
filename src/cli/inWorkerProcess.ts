import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { WrapperError } from '../sim/index.ts';
import type { Problem } from '../sim/index.ts';
import { endless, simulatorBroke } from './faults.ts';
import { STRIP_TYPES } from './stripTypes.ts';

/** What a worker says: that its modules are loaded and it begins, that it gets on, and how it ended. */
export type WorkerMessage<Result> =
  | { readonly type: 'begun' | 'alive' }
  | { readonly type: 'result'; readonly result: Result }
  | { readonly type: 'problem'; readonly problem: Problem }
  /** Something broke that is no fault the simulator knows. */
  | { readonly type: 'broken'; readonly error: string };

export interface ProcessJob {
  /** The worker's module. */
  readonly script: URL;
  /** What it works on. */
  readonly data: object;
  /** The wrapper's file, for messages. */
  readonly file: string;
  /** Real time from one sign of life to the next, loading not counted. */
  readonly limitMs: number;
}

export const LIMIT_MS = 5000;
const LIMIT_MB = 512;

/**
 * Does a job in a process of its own, so that a wrapper that never ends can be ended. A thread will not do: Node 26
 * cannot end one that has filled its memory.
 *
 * @throws {WrapperError} when the wrapper cannot be run, or takes too long or too much memory.
 */
export async function inWorkerProcess<Result>({ script, data, file, limitMs }: ProcessJob): Promise<Result> {
  const worker = fork(script, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${LIMIT_MB}`, ...STRIP_TYPES],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const kill = (): boolean => worker.kill('SIGKILL');
  process.once('exit', kill);
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  let timer: NodeJS.Timeout | undefined;

  worker.on('message', (message: WorkerMessage<Result>) => {
    switch (message.type) {
      case 'begun':
      case 'alive':
        clearTimeout(timer);
        timer = setTimeout(() => reject(new WrapperError(endless(file, `within ${limitMs / 1000} seconds`))), limitMs);
        break;
      case 'result':
        resolve(message.result);
        break;
      case 'problem':
        reject(new WrapperError(message.problem));
        break;
      case 'broken':
        reject(new WrapperError(simulatorBroke(file, message.error)));
        break;
    }
  });
  worker.on('error', reject);
  endOf(worker).then(
    ({ signal, said }) =>
      reject(
        signal === 'SIGABRT' || said.includes('heap out of memory')
          ? new WrapperError(endless(file, `within ${LIMIT_MB} MB of memory`))
          : new Error(`Failed to run ${file}: the simulator ended without a result.\n${said}`),
      ),
    reject,
  );
  worker.send(data);

  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    process.removeListener('exit', kill);
    kill();
  }
}

async function endOf(worker: ChildProcess): Promise<{ readonly signal: unknown; readonly said: string }> {
  const [said, exit] = await Promise.all([worker.stderr ? text(worker.stderr) : '', once(worker, 'exit')]);
  const signal: unknown = exit[1];
  return { signal, said };
}
