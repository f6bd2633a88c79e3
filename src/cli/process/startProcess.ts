import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canBarImports } from '../grade/inside/barImports.ts';

/** What the heap of a process may take, in megabytes. */
export const HEAP_MB = 512;

/** And all the memory of a locked one: buffers are not on the heap. */
const ALL_MB = 2048;

/** Limits all that a process may write to, where the system can: what a wrapper asks for beyond it, it does not get. */
const LIMITED = `ulimit -d ${ALL_MB * 1024} 2>/dev/null; exec "$0" "$@"`;

/** What runs in a locked process, besides the lab's own text. */
const PACKAGES = [
  '@babel/parser',
  '@noble/hashes/hmac.js',
  '@reduxjs/toolkit',
  'async-mutex',
  'msw',
  'sucrase',
  'tough-cookie',
  'valibot',
  'zustand',
];

/**
 * The flags by which another Node process reads TypeScript. Before 22.18 Node strips types only when asked to; where
 * it knows the flag, it may be given anyway. Whether this process reads TypeScript says nothing: it may have been asked.
 */
const STRIP_TYPES: readonly string[] = process.allowedNodeEnvironmentFlags.has('--experimental-strip-types')
  ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  : [];

const has = (flag: string): boolean => process.allowedNodeEnvironmentFlags.has(flag);

/** Whether this Node can deny the network to what it runs: 25 and newer can. */
export function canDenyNetwork(): boolean {
  return has('--allow-net');
}

/** One sentence for whoever grades with a Node that cannot. */
export const NETWORK_WARNING = `Node ${process.versions.node} cannot deny the network to what it runs: ${
  canBarImports() ? 'what keeps a wrapper from it is the lab alone' : 'a wrapper that looks for it may reach it'
}. Use Node 25 or newer.`;

/** Starts a process that has all rights of the user. */
export function startPlain(script: URL): ChildProcess {
  return fork(script, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...STRIP_TYPES],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/**
 * Starts a process for somebody else's code: without an environment, in a folder that says nothing, with no more rights than it needs
 * and no way to print.
 */
export function startLocked(script: URL): ChildProcess {
  const args = [...nodeFlags(HEAP_MB), fileURLToPath(script)];
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
 * The flags of a locked process: nothing but the lab's own files may be read, and nothing else may be done.
 *
 * @param memoryMb what the heap of its JavaScript may take
 */
export function nodeFlags(memoryMb: number): readonly string[] {
  return [
    has('--permission') ? '--permission' : '--experimental-permission',
    ...readable().map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${memoryMb}`,
    '--no-addons',
    '--no-warnings',
    ...['--disable-sigusr1', '--no-experimental-webstorage'].filter(has),
    ...STRIP_TYPES,
  ];
}

/** The lab's text, and the folders that its packages are in: its own, or one further up when they were hoisted. */
function readable(): readonly string[] {
  const root = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '../../..'));
  const { resolve } = createRequire(import.meta.url);
  const folders = PACKAGES.map((name) => realpathSync(resolve(name))).map((path) =>
    path.replace(/([\\/]node_modules)[\\/].*$/, '$1'),
  );
  return [...new Set([join(root, 'src'), join(root, 'package.json'), ...folders])].filter((path) => existsSync(path));
}
