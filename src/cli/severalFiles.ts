import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { sourceOfFiles } from '../reading/sourceOfFiles.ts';
import type { GivenFile } from '../reading/sourceOfFiles.ts';
import type { Source } from '../sim/index.ts';
import { reasonOf, UsageError } from './errors.ts';
import { asSource, beginningOf } from './sources.ts';

/** Of a folder with more files of code than this the part that is meant has to be named. */
const MOST_READ = 1_500;

const CODE = /\.([cm]?[jt]sx?|json)$/;
const LEFT_OUT = /^(node_modules|dist|build|coverage|\..*)$/;
const CONFIGS = ['tsconfig.json', 'tsconfig.app.json', 'jsconfig.json'];

/** What of several files is run. */
export interface SeveralSources {
  readonly source: Source;
  /** Other files with a base query that may be meant as well. */
  readonly others: readonly string[];
}

/**
 * Several files of a reader's, or a folder of them, as one source: the file with the base query, and those that it needs.
 *
 * @param paths relative to `folder`, the one the command was typed in
 * @param config a file that says what its backend is like, in place of the `reauth-lab.json` beside the base query
 * @throws {UsageError} when one cannot be read
 * @throws {WrapperError} when none has a base query
 */
export async function readSeveralFiles(
  paths: readonly string[],
  folder: string,
  config?: string,
): Promise<SeveralSources> {
  const found: string[] = [];
  for (const path of paths) {
    try {
      const whole = resolve(folder, path);
      if ((await stat(whole)).isDirectory()) await collect(whole, found);
      else found.push(whole);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const cause = reasonOf(error, 'file or folder');
      throw new UsageError(`Failed to read ${path}: ${cause}. Give the paths of files, or of a folder of them.`);
    }
  }
  if (found.every((path) => path.endsWith('.json')))
    throw new UsageError(
      `Failed to read ${paths.join(', ')}: there is no file of TypeScript or JavaScript in it. Give another path.`,
    );
  const root = rootOf(found);
  const configs = await configsAbove(root, found);
  const base = configs.root;
  const given = await Promise.all(
    [...new Set([...found, ...configs.files])].map(async (path): Promise<GivenFile> => ({
      path: relative(base, path).split(sep).join('/'),
      text: await beginningOf(path),
    })),
  );
  const { source, others } = await sourceOfFiles(given);
  return { source: await asSource(source, relative(folder, join(base, source.file)), folder, config), others };
}

/** Whether a path is that of a folder. */
export async function isFolder(path: string, folder: string): Promise<boolean> {
  if (path === '') return false;
  return stat(resolve(folder, path)).then(
    (about) => about.isDirectory(),
    () => false,
  );
}

async function collect(folder: string, found: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collect(path, found);
    else if (entry.isFile() && CODE.test(entry.name)) found.push(path);
    if (found.length > MOST_READ)
      throw new UsageError(
        `Failed to read ${folder}: it has more than ${MOST_READ.toLocaleString('en')} files of code. Give the folder that the base query is in.`,
      );
  }
}

/** The folder that all files share. */
function rootOf(paths: readonly string[]): string {
  const folders = paths.map((path) => dirname(path).split(sep));
  const [first = [], ...rest] = folders;
  const length = rest.reduce((most, one) => {
    let at = 0;
    while (at < Math.min(most, one.length) && one[at] === first[at]) at += 1;
    return at;
  }, first.length);
  return first.slice(0, length).join(sep) || sep;
}

/** The nearest `tsconfig.json` at or above a folder, up to the package that it is part of. */
async function configsAbove(
  root: string,
  found: readonly string[],
): Promise<{ readonly root: string; readonly files: readonly string[] }> {
  const isThere = (path: string): Promise<boolean> =>
    stat(path).then(
      (about) => about.isFile(),
      () => false,
    );
  for (let folder = root; ; folder = dirname(folder)) {
    const files: string[] = [];
    for (const name of CONFIGS) if (await isThere(join(folder, name))) files.push(join(folder, name));
    if (files.length > 0) return { root: folder, files };
    if (folder === dirname(folder) || (await isThere(join(folder, 'package.json'))))
      return { root, files: found.filter((path) => CONFIGS.some((name) => path.endsWith(sep + name))) };
  }
}
