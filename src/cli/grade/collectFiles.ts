import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reasonOf } from '../errors.ts';

/** What there is to grade, what was left out, and what of the paths was none. */
export interface Collected {
  /** As they were typed, or below a folder that was. Each once. */
  readonly files: readonly string[];
  /** Files of code in a folder that are no hand-ins: `a.test.ts: it is a test`. */
  readonly skipped: readonly string[];
  /** One sentence for each path that leads nowhere. */
  readonly problems: readonly string[];
}

type Draft = { -readonly [Key in keyof Collected]: string[] };

/** Folders within one another that are looked into. */
const DEEPEST = 40;

/**
 * The files that paths mean: a file itself, and of a folder every file of TypeScript or JavaScript in it, sorted, but for
 * tests, configurations and types alone. Folders of packages and hidden ones are left out, and so are links: they may
 * lead anywhere. A folder that cannot be read costs itself, and no other.
 *
 * @param folder that the paths are relative to
 */
export async function collectFiles(paths: readonly string[], folder: string): Promise<Collected> {
  const draft: Draft = { files: [], skipped: [], problems: [] };
  for (const path of paths) {
    const before = draft.files.length + draft.skipped.length + draft.problems.length;
    const isFolder = await inPlace(path, draft, async () => {
      if (path === '') throw new Error('it is empty');
      if (!(await stat(resolve(folder, path))).isDirectory()) draft.files.push(path);
      else await collectBelow(path, folder, 0, draft);
    });
    if (isFolder && draft.files.length + draft.skipped.length + draft.problems.length === before)
      draft.problems.push(
        `Failed to grade ${path}: the folder has no file of TypeScript or JavaScript in it. Give another path.`,
      );
  }
  const places = draft.files.map((file) => resolve(folder, file));
  return { ...draft, files: draft.files.filter((_, at) => places.indexOf(places[at] ?? '') === at) };
}

/** Whether it went well; else the problem is noted. */
async function inPlace(path: string, draft: Draft, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    const cause = reasonOf(error, 'file or folder');
    draft.problems.push(
      `Failed to grade ${path === '' ? 'the path ""' : path}: ${cause}. Give the path of a wrapper, or of a folder of them.`,
    );
    return false;
  }
}

async function collectBelow(path: string, folder: string, depth: number, draft: Draft): Promise<void> {
  if (depth > DEEPEST) throw new Error(`it is more than ${DEEPEST} folders deep`);
  const entries = await readdir(resolve(folder, path), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = join(path, entry.name);
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await inPlace(inside, draft, () => collectBelow(inside, folder, depth + 1, draft));
    else if (isCode(entry.name)) {
      const why = entry.isFile() ? noHandIn(entry.name) : entry.isSymbolicLink() ? 'it is a link' : 'it is no file';
      if (why === null) draft.files.push(inside);
      else draft.skipped.push(`${inside}: ${why}`);
    }
  }
}

function isCode(name: string): boolean {
  return /\.(?:[jt]sx?|m[jt]s)$/.test(name);
}

/** Why a file of code is no hand-in; `null` where it may be one. */
function noHandIn(name: string): string | null {
  if (name.endsWith('.d.ts')) return 'it has types alone';
  if (/\.(?:test|spec)\.\w+$/.test(name)) return 'it is a test';
  return /\.config\.\w+$/.test(name) ? 'it is a configuration' : null;
}
