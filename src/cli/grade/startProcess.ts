import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from './nodeFlags.ts';

/** What the heap of a grading process may take, in megabytes. */
export const HEAP_MB = 512;

/** And all its memory together: buffers are not on the heap. */
const ALL_MB = 2048;

/** Limits all that a process may write to, where the system can: what a wrapper asks for beyond it, it does not get. */
const LIMITED = `ulimit -d ${ALL_MB * 1024} 2>/dev/null; exec "$0" "$@"`;

/**
 * Starts a grading process: without an environment, in a folder that says nothing, with no more rights than it needs
 * and no way to print.
 */
export function startProcess(): ChildProcess {
  const worker = join(dirname(fileURLToPath(import.meta.url)), 'inside/gradeWorker.ts');
  const args = [...nodeFlags(HEAP_MB), worker];
  const [command, ...rest] =
    process.platform === 'win32' ? [process.execPath, ...args] : ['/bin/sh', '-c', LIMITED, process.execPath, ...args];
  return spawn(command ?? '', rest, {
    cwd: parse(process.execPath).root,
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    windowsHide: true,
  });
}
