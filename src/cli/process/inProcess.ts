import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Problem } from '../../sim/index.ts';
import { endless, outOfTime, simulatorBroke } from '../errors.ts';
import { jobScript } from './jobScript.ts';
import type { Job, Told } from './jobs.ts';
import { unseal } from './seal.ts';
import { HEAP_MB, startPlain, startWalled } from './startProcess.ts';

/** What a process says: that its modules are loaded and it begins, that it gets on, what it found, and how it ended. */
export type ProcessMessage<Part> =
  | { readonly type: 'begun' | 'alive' | 'done' }
  | { readonly type: 'part'; readonly part: Part }
  | { readonly type: 'problem'; readonly problem: Problem }
  /** Something broke that is no fault the simulator knows. */
  | { readonly type: 'broken'; readonly error: string };

/** How a process ended. */
export type ProcessEnd =
  | { readonly as: 'done' }
  /** The wrapper cannot be run at all. */
  | { readonly as: 'refused'; readonly problem: Problem }
  /** It was silent for too long, took too long in all or too much memory, or it broke, or ended itself. */
  | { readonly as: 'cut'; readonly problem: Problem }
  /** Somebody has pressed Ctrl+C. */
  | { readonly as: 'stopped' }
  /** It ended before it began: nothing is known of the wrapper. `said`: the beginning of what it printed. */
  | { readonly as: 'not-started'; readonly said: string };

/** Work for a process of its own. `Part` is what it finds. */
export interface ProcessJob<Part> {
  readonly job: Job;
  /** Whether it may have all rights of the user; by default only the lab's own wrappers may. */
  readonly trusted?: boolean;
  /** From one sign of life to the next, in milliseconds of its processor time where that can be told; loading not counted. */
  readonly silenceMs: number;
  /** Real time in all, in milliseconds; without it there is no such limit. */
  readonly totalMs?: number;
  /** Ctrl+C; without it that ends this process, and the child with it. */
  readonly stopped?: AbortSignal | undefined;
  /** What was said; `null` for what is not from the lab's own code: then nothing was said. */
  readonly read: (said: unknown) => ProcessMessage<Part> | null;
  /** Told of each part as it comes. Gives what is wrong with it, such as `results in another order`, else `null`. */
  readonly onPart: (part: Part) => string | null;
  /** What is wrong with an end here; `null` where all parts have come. */
  readonly lacks: () => string | null;
}

/** What ends this process: without a listener it would not come to its exit, where it takes its child along. */
const ENDS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** So many times as long as it may compute in silence it may be silent: it may wait for what never comes. */
const LONGEST_SILENCES = 10;

/** How long a tick of Linux's clock for processor time is, in milliseconds. */
const TICK_MS = 10;

/** As much of what a process prints as is looked at, in characters. */
const MOST_SAID = 20_000;

/**
 * Does a job in a process of its own, so that a wrapper that never ends can be ended: one that is silent for too long is
 * killed, and none outlives this one. A thread will not do: Node 26 cannot end one that has filled its memory.
 *
 * A reader's wrapper has walls around it, whatever is done with it: its process can read and reach nothing, and of what it
 * says only what is signed with a key that the wrapper cannot know is believed.
 *
 * @throws {UsageError} for a reader's wrapper, when this Node's walls are not known to hold
 */
export async function inProcess<Part>(work: ProcessJob<Part>): Promise<ProcessEnd> {
  const { job, silenceMs, totalMs, stopped } = work;
  const { file, origin } = job.request.source;
  const key = (work.trusted ?? origin === 'lab') ? null : randomBytes(32).toString('hex');
  const open = key === null ? (said: unknown) => said : unseal(key);
  const script = await jobScript();
  const child = key === null ? startPlain(script) : startWalled(script, file);
  const kill = (): boolean => child.kill('SIGKILL');
  const endBy = (signal: (typeof ENDS)[number]): never => process.exit(128 + constants.signals[signal]);
  process.once('exit', kill);
  const ends = ENDS.filter((signal) => signal !== 'SIGINT' || !stopped);
  for (const signal of ends) process.once(signal, endBy);

  const { promise, resolve } = Promise.withResolvers<ProcessEnd>();
  const stop = (): void => resolve({ as: 'stopped' });
  if (stopped?.aborted) stop();
  stopped?.addEventListener('abort', stop);
  const tooLong = (limit: string): void => resolve({ as: 'cut', problem: endless(file, limit) });
  const broken = (cause: string): void => resolve({ as: 'cut', problem: simulatorBroke(file, cause) });
  const total =
    totalMs === undefined
      ? undefined
      : setTimeout(() => resolve({ as: 'cut', problem: outOfTime(file, totalMs / 1000) }), totalMs);
  let silence: NodeJS.Timeout | undefined;
  let begun = false;
  let printed = '';

  /** On a busy machine a process may be silent because it has had no turn. */
  const afterSilence = (sinceMs: number, hadMs: number | null): void => {
    const nowMs = processorMs(child.pid);
    const leftMs = hadMs === null || nowMs === null ? 0 : silenceMs - (nowMs - hadMs);
    if (leftMs <= 0 || performance.now() - sinceMs > LONGEST_SILENCES * silenceMs)
      tooLong(`within ${silenceMs / 1000} seconds`);
    else silence = setTimeout(afterSilence, leftMs, sinceMs, hadMs);
  };

  child.on('message', (said: unknown) => {
    const message = work.read(open(said));
    if (message === null) return;
    clearTimeout(silence);
    silence = setTimeout(afterSilence, silenceMs, performance.now(), processorMs(child.pid));
    switch (message.type) {
      case 'begun':
        begun = true;
        break;
      case 'alive':
        break;
      case 'part': {
        const fault = work.onPart(message.part);
        if (fault !== null) broken(fault);
        break;
      }
      case 'done': {
        const fault = work.lacks();
        if (fault === null) resolve({ as: 'done' });
        else broken(fault);
        break;
      }
      case 'problem':
        resolve({ as: 'refused', problem: message.problem });
        break;
      case 'broken':
        broken(message.error);
    }
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    if (printed.length < MOST_SAID) printed += part;
  });
  child.on('error', (error) => resolve({ as: 'not-started', said: error.message }));
  child.on('close', (_code, signal) => {
    if (!begun) resolve({ as: 'not-started', said: printed });
    else if (isMemoryFull(signal, printed)) tooLong(`within ${HEAP_MB} MB of memory`);
    else
      broken(`a process that ${signal === null ? 'ended by itself' : `was ended by ${signal}`} before it was through`);
  });
  child.send({ job, key } satisfies Told, () => {});

  try {
    return await promise;
  } finally {
    clearTimeout(silence);
    clearTimeout(total);
    process.removeListener('exit', kill);
    for (const signal of ends) process.removeListener(signal, endBy);
    stopped?.removeEventListener('abort', stop);
    // What was sent before the end and arrives after it comes too late.
    child.removeAllListeners('message');
    kill();
  }
}

/** Node says so before it aborts, if there is memory left to say it with. */
function isMemoryFull(signal: NodeJS.Signals | null, printed: string): boolean {
  return signal === 'SIGABRT' || /heap out of memory|Allocation failed|out of memory/i.test(printed);
}

/** The processor time that a process has had, in milliseconds; `null` where the system does not say. */
function processorMs(pid: number | undefined): number | null {
  try {
    // Behind the name, which may hold anything: the state, ten numbers, and then the time of its own and of the system.
    const [user = '', system = ''] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').slice(11) ?? [];
    const ticks = Number(user) + Number(system);
    return Number.isFinite(ticks) ? ticks * TICK_MS : null;
  } catch {
    return null;
  }
}
