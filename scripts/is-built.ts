import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the built site is made of, from the root of the project. */
const MADE_OF = [
  '.env',
  'index.html',
  'live',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

/**
 * Why the site has to be built before it is served, after "because"; `null`: it is there, and nothing is newer.
 *
 * @param root of the project
 * @param built the document of the built site, from the root: `dist/index.html`
 */
export async function whyToBuild(root: string, built: string): Promise<string | null> {
  const builtAt = await changedAt(join(root, built));
  if (builtAt === null) return `there is no ${built}`;
  for (const part of MADE_OF) {
    const newer = await findNewer(root, part, builtAt);
    if (newer !== null) return `${newer} has changed since`;
  }
  return null;
}

/** A file or folder that has changed after a moment. A folder changes when something in it comes, goes or is renamed. */
async function findNewer(root: string, path: string, than: number): Promise<string | null> {
  const at = await changedAt(join(root, path));
  if (at === null) return null;
  const entries = await readdir(join(root, path)).catch(() => []);
  for (const entry of entries) {
    const newer = await findNewer(root, `${path}/${entry}`, than);
    if (newer !== null) return newer;
  }
  return at > than ? path : null;
}

/** In milliseconds since 1970; `null` where there is nothing. */
async function changedAt(path: string): Promise<number | null> {
  const stats = await stat(path).catch(() => null);
  return stats?.mtimeMs ?? null;
}
