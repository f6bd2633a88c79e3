import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reasonOf } from '../errors.ts';

/** What there is to grade, and what of the paths was none. */
export interface Collected {
  /** As they were typed, or below a folder that was. Each once. */
  readonly files: readonly string[];
  /** One sentence for each path that leads nowhere. */
  readonly problems: readonly string[];
}

/**
 * The files that paths mean: a file itself, and of a folder every `.ts` and `.js` in it, sorted. Folders of packages and
 * hidden ones are left out, and so are links: they may lead anywhere.
 *
 * @param folder that the paths are relative to
 */
export async function collectFiles(paths: readonly string[], folder: string): Promise<Collected> {
  const found = new Map<string, string>();
  const problems: string[] = [];
  for (const path of paths) {
    try {
      const files = await filesOf(path, folder);
      if (files.length === 0)
        problems.push(`Failed to grade ${path}: the folder has no .ts or .js file in it. Give another path.`);
      for (const file of files) if (!found.has(resolve(folder, file))) found.set(resolve(folder, file), file);
    } catch (error) {
      const cause = reasonOf(error, 'file or folder');
      problems.push(`Failed to grade ${path}: ${cause}. Give the path of a wrapper, or of a folder of them.`);
    }
  }
  return { files: [...found.values()], problems };
}

async function filesOf(path: string, folder: string): Promise<readonly string[]> {
  const about = await stat(resolve(folder, path));
  return about.isDirectory() ? filesBelow(path, folder) : [path];
}

async function filesBelow(path: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(resolve(folder, path), { withFileTypes: true });
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(
    sorted.map(async (entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : filesBelow(inside, folder);
      return entry.isFile() && isWrapper(entry.name) ? [inside] : [];
    }),
  );
  return found.flat();
}

function isLeftOut(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

function isWrapper(name: string): boolean {
  return /\.[jt]s$/.test(name) && !name.endsWith('.d.ts') && !name.startsWith('.');
}
