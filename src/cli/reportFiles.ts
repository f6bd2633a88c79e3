import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LONGEST_PROGRESS, mayBeExport } from '../quiz/index.ts';
import type { ProgressFile } from '../quiz/index.ts';
import { reasonOf } from './errors.ts';
import { beginningOf } from './sources.ts';

/** Files as they were found, and one sentence for each that was not. */
export interface FoundFiles {
  readonly files: readonly ProgressFile[];
  readonly faults: readonly string[];
}

/**
 * The files of a class.
 *
 * @param paths relative to `folder`; of a folder all `.json` files in it, at any depth, but for what a project has and links
 */
export async function reportFiles(paths: readonly string[], folder: string): Promise<FoundFiles> {
  const faults: string[] = [];
  const files = new Map<string, ProgressFile>();
  for (const path of paths) {
    try {
      if (path.trim() === '') throw new Error('its path is empty');
      for (const name of await namesIn(path, folder)) {
        const at = resolve(folder, name);
        if (files.has(at)) continue;
        files.set(at, { name, text: await textOf(name, at) });
      }
    } catch (error) {
      faults.push(
        error instanceof TooLong
          ? error.message
          : `Failed to read ${path}: ${reasonOf(error)}. Give the path of an exported file, or of a folder of them.`,
      );
    }
  }
  return { files: [...files.values()], faults };
}

class TooLong extends Error {}

/** Folders within one another that are looked into. */
const DEEPEST = 40;

async function namesIn(path: string, folder: string): Promise<readonly string[]> {
  if (!(await stat(resolve(folder, path))).isDirectory()) return [path];
  const names = await namesBelow(path, folder, 0);
  if (names.length === 0) throw new Error('there is no .json file in it');
  return names;
}

async function namesBelow(path: string, folder: string, depth: number): Promise<readonly string[]> {
  if (depth > DEEPEST) throw new Error(`it is more than ${DEEPEST} folders deep`);
  const entries = await readdir(resolve(folder, path), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) names.push(...(await namesBelow(inside, folder, depth + 1)));
    else if (entry.isFile() && mayBeExport(entry.name)) names.push(inside);
  }
  return names;
}

/** @throws {TooLong} before more is read than an export can have */
async function textOf(name: string, at: string): Promise<string> {
  const most = 4 * LONGEST_PROGRESS;
  const text = await beginningOf(at, most);
  if (Buffer.byteLength(text) <= most) return text;
  throw new TooLong(`Failed to read ${name}: it is longer than any export. Give the path of an exported file.`);
}
