import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { parse } from 'node:path';
import { UsageError } from '../errors.ts';
import { READ_BY_JOBS } from './jobScript.ts';

/** What the heap of a process may take, in megabytes. */
export const HEAP_MB = 512;

/** Where what a run leaves behind is collected, in megabytes: the larger, the seldomer it is looked through. */
const YOUNG_MB = 64;

/** And all the memory of a walled one: buffers are not on the heap. */
const ALL_MB = 2048;

/** The processor time that it may take, in seconds: where nothing else ends what is left behind, this does. */
const CPU_SECONDS = 3600;

/**
 * Limits what a process may write to and compute, where the system can, and has it end with this one, however this one
 * ends: `setpriv` is a part of Linux. It is tried first, since it may be another program, or forbidden.
 */
const LIMITED = [
  `ulimit -d ${ALL_MB * 1024} 2>/dev/null`,
  `ulimit -t ${CPU_SECONDS} 2>/dev/null`,
  'setpriv --pdeathsig KILL true 2>/dev/null && exec setpriv --pdeathsig KILL "$0" "$@"',
  'exec "$0" "$@"',
].join('; ');

const has = (flag: string): boolean => process.allowedNodeEnvironmentFlags.has(flag);

/**
 * From here on Node can deny the network, and the ways past its permission model that were published are closed: the
 * security releases of January 2026 (CVE-2025-55130, CVE-2026-21636).
 */
const WALLS_HOLD_FROM = [25, 3] as const;

/** Whether the walls of a Node are known to hold. */
export function wallsHold(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [from, fromMinor] = WALLS_HOLD_FROM;
  return major > from || (major === from && minor >= fromMinor);
}

/** Starts a process that has all rights of the user. */
export function startPlain(script: string): ChildProcess {
  return fork(script, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${YOUNG_MB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/**
 * Starts a process for somebody else's code: without an environment, in a folder that says nothing, with no more rights
 * than it needs and no way to print.
 *
 * @param file the wrapper's, for messages
 * @param version of this Node
 * @throws {UsageError} when its walls are not known to hold
 */
export function startWalled(script: string, file: string, version = process.versions.node): ChildProcess {
  if (!wallsHold(version)) {
    throw new UsageError(
      `Failed to run ${file}: Node ${version} is not known to keep somebody else's file from yours and from the network. Use Node ${WALLS_HOLD_FROM.join('.')} or newer.`,
    );
  }
  const args = [...nodeFlags(HEAP_MB), script];
  const [command, ...rest] =
    process.platform === 'win32' ? [process.execPath, ...args] : ['/bin/sh', '-c', LIMITED, process.execPath, ...args];
  return spawn(command ?? '', rest, {
    cwd: parse(process.execPath).root,
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
}

/**
 * The flags of a walled process: nothing but the lab's own files may be read, and nothing else may be done.
 *
 * @param memoryMb what the heap of its JavaScript may take
 */
export function nodeFlags(memoryMb: number): readonly string[] {
  return [
    has('--permission') ? '--permission' : '--experimental-permission',
    ...READ_BY_JOBS.map((path) => `--allow-fs-read=${realpathSync(path)}`),
    `--max-old-space-size=${memoryMb}`,
    `--max-semi-space-size=${YOUNG_MB}`,
    '--no-addons',
    '--no-warnings',
    ...['--disable-sigusr1', '--no-experimental-webstorage'].filter(has),
  ];
}
