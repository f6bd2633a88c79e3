import { randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import * as v from 'valibot';
import type { CheckId, CheckResult, Problem, Source } from '../../sim/index.ts';
import { endless, simulatorBroke } from '../faults.ts';
import { UsageError } from '../usageError.ts';
import { gradeMessage } from './messages.ts';
import type { GradeJob } from './messages.ts';
import { oneLine } from './oneLine.ts';
import { unseal } from './seal.ts';
import { HEAP_MB, startProcess } from './startProcess.ts';

/** How one grading process ended. */
export type GradeEnd =
  | { readonly as: 'done' }
  /** The wrapper cannot be run at all. */
  | { readonly as: 'refused'; readonly problem: Problem }
  /** It was ended, or ended itself, before it was through; `problem` says why. `loaded`: it had run once. */
  | { readonly as: 'cut'; readonly problem: Problem; readonly loaded: boolean };

export interface GradeOnce {
  readonly source: Source;
  readonly only: readonly CheckId[];
  readonly probe: boolean;
  /** Real time from one sign of life to the next, loading not counted. */
  readonly silenceMs: number;
  /** Real time in all. */
  readonly totalMs: number;
  readonly onResult: (result: CheckResult) => void;
}

/** As much of what it prints as is looked at. */
const MOST_SAID = 20_000;

/**
 * Runs checks in a process of its own, and believes of what it says only what is signed with a key that the wrapper
 * cannot know, is next in order, and was asked for.
 *
 * @throws {UsageError} when the process does not start: then nothing is known of the wrapper
 */
export async function gradeOnce(task: GradeOnce): Promise<GradeEnd> {
  const { source, only, probe, silenceMs, totalMs } = task;
  const { file } = source;
  const key = randomBytes(32).toString('hex');
  const open = unseal(key);
  const missing = [...only];
  const worker = startProcess();
  const { promise, resolve, reject } = Promise.withResolvers<GradeEnd>();
  const kill = (): boolean => worker.kill('SIGKILL');
  process.once('exit', kill);
  let begun = false;
  let loaded = false;
  let silence: NodeJS.Timeout | undefined;
  const cut = (problem: Problem): void => resolve({ as: 'cut', problem, loaded });
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => cut(endless(file, `within ${silenceMs / 1000} seconds`)), silenceMs);
  };
  const total = setTimeout(() => cut(endless(file, `within ${totalMs / 1000} seconds in all`)), totalMs);

  worker.on('message', (sealed: unknown) => {
    const parsed = v.safeParse(gradeMessage, open(sealed));
    // Not from the lab's own code: nothing is said.
    if (!parsed.success) return;
    const message = parsed.output;
    listen();
    switch (message.type) {
      case 'begun':
        begun = true;
        break;
      case 'alive':
        break;
      case 'loaded':
        loaded = true;
        break;
      case 'result':
        if (missing[0] !== message.result.id) return cut(simulatorBroke(file, 'results in another order'));
        missing.shift();
        task.onResult(message.result);
        break;
      case 'done':
        if (missing.length > 0) return cut(simulatorBroke(file, 'an end without all results'));
        resolve({ as: 'done' });
        break;
      case 'problem':
        resolve({ as: 'refused', problem: message.problem });
        break;
      case 'broken':
        cut(simulatorBroke(file, message.error));
    }
  });
  worker.on('error', (error) => reject(notStarted(file, error.message)));
  worker.on('close', () => (begun ? cut(earlyEnd(file, worker, said)) : reject(notStarted(file, said))));
  let said = '';
  worker.stderr?.setEncoding('utf8').on('data', (part: string) => {
    if (said.length < MOST_SAID) said += part;
  });
  const job: GradeJob = { key, source, only, probe };
  worker.send(job, () => {});

  try {
    return await promise;
  } finally {
    clearTimeout(silence);
    clearTimeout(total);
    process.removeListener('exit', kill);
    kill();
  }
}

/** The wrapper has not run yet: it is no fault of it. */
function notStarted(file: string, said: string): UsageError {
  const cause = oneLine(/^\S*Error.*$/m.exec(said)?.[0] ?? said);
  return new UsageError(
    `Failed to grade ${file}: its process did not start: ${cause || 'it said nothing'}. Run npm ci again, or use a newer Node.`,
  );
}

function earlyEnd(file: string, { signalCode }: ChildProcess, said: string): Problem {
  if (/heap out of memory|Allocation failed|out of memory/i.test(said))
    return endless(file, `within ${HEAP_MB} MB of memory`);
  const how = signalCode === null ? 'ended by itself' : `was ended by ${signalCode}`;
  return simulatorBroke(file, `a process that ${how} before its checks were through`);
}
