import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { STRIP_TYPES } from '../stripTypes.ts';
import { canBarImports } from './inside/barImports.ts';

/** What runs in a grading process, besides the lab's own text. */
const PACKAGES = [
  '@babel/parser',
  '@noble/hashes/hmac.js',
  '@reduxjs/toolkit',
  'async-mutex',
  'msw',
  'sucrase',
  'valibot',
  'zustand',
];

const has = (flag: string): boolean => process.allowedNodeEnvironmentFlags.has(flag);

/** Whether this Node can deny the network to what it runs: 25 and newer can. */
export function canDenyNetwork(): boolean {
  return has('--allow-net');
}

/** One sentence for whoever grades with a Node that cannot. */
export const NETWORK_WARNING = `Node ${process.versions.node} cannot deny the network to what it runs: ${
  canBarImports() ? 'what keeps a wrapper from it is the lab alone' : 'a wrapper that looks for it may reach it'
}. Use Node 25 or newer.`;

/**
 * The flags of a grading process: nothing but the lab's own files may be read, and nothing else may be done.
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
