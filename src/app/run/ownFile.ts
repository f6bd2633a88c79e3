import * as v from 'valibot';
import { counted, LONGEST_SOURCE } from '../../sim/index.ts';
import { inTab, kept } from '../../ui/kept.ts';
import type { GivenFile } from '../../ui/givenFiles.ts';
import type { Kept } from '../../ui/kept.ts';
import type { LinkedFile } from '../shell/address/link.ts';

/** A wrapper that the reader brought along, with the files that it needs. */
export type OwnFile = LinkedFile;

/** The file that was opened in this tab. Where storage is refused or full, it lasts until a reload. */
export const ownFile: Kept<OwnFile> = kept(
  'reauth-lab.own-file',
  v.object({ file: v.string(), text: v.string(), files: v.exactOptional(v.record(v.string(), v.string())) }),
  inTab,
);

/** A file that was opened, or of several the one with the base query and those that it needs. */
export interface Opened {
  readonly own: OwnFile;
  /** Other files with a base query that may be meant as well. */
  readonly others: readonly string[];
}

/** No more than so many files of one folder are looked at; those in `node_modules` are left out before. */
const MOST_GIVEN = 1_500;

const CODE = /\.([cm]?[jt]sx?|json)$/;

/**
 * Reads what was picked or dropped: one file, several, or all of a folder.
 *
 * @param entry the path of the file with the base query, where the reader says which it is
 * @throws {Error} when there is no base query in it, or it is too much
 */
export async function readOwnFiles(given: readonly GivenFile[], entry?: string): Promise<Opened> {
  const [only, ...more] = given;
  if (only && more.length === 0) return { own: await readOwnFile(only.file), others: [] };
  if (given.length > MOST_GIVEN)
    throw new Error(
      `Failed to open ${counted(given.length, 'file')}: ${MOST_GIVEN.toLocaleString('en')} is the most. Choose the folder that the base query is in.`,
    );
  const code = given.filter(({ path, file }) => CODE.test(path) && file.size <= LONGEST_SOURCE);
  if (code.length === 0)
    throw new Error(
      `Failed to open ${counted(given.length, 'file')}: none of them is a .ts or .js file of at most ${LONGEST_SOURCE.toLocaleString('en')} characters. Choose the folder that the base query is in.`,
    );
  const texts = await Promise.all(code.map(async ({ path, file }) => ({ path, text: await file.text() })));
  // It brings a parser along.
  const { sourceOfFiles } = await import('../../reading/sourceOfFiles.ts');
  const { source, others } = await sourceOfFiles(belowTheirFolder(texts), entry);
  const { file, text, files } = source;
  return { own: { file, text, ...(files && { files }) }, others };
}

/** Paths from the folder that all files are in: what was dropped may have been above it. */
function belowTheirFolder<Path extends { readonly path: string }>(given: readonly Path[]): readonly Path[] {
  const folders = given.map(({ path }) => path.split('/').slice(0, -1));
  const [first = [], ...rest] = folders;
  const shared = first.findIndex((name, at) => rest.some((one) => one[at] !== name));
  const cut = shared === -1 ? first.length : shared;
  // By the name of a folder of sources modules find one another: `src/lib/env`.
  const sources = first.slice(0, cut).indexOf('src');
  const from = sources === -1 ? cut : sources;
  return given.map((one) => ({ ...one, path: one.path.split('/').slice(from).join('/') }));
}

/**
 * Reads a file that was picked or dropped.
 *
 * @throws {Error} when it is no TypeScript or JavaScript, or too long.
 */
export async function readOwnFile(picked: Pick<File, 'name' | 'text'>): Promise<OwnFile> {
  if (!/\.[cm]?[jt]sx?$/.test(picked.name)) {
    throw new Error(
      `Failed to open ${picked.name}: it is not a .ts or .js file. Choose the module that exports your wrapper.`,
    );
  }
  const text = await picked.text();
  if (text.length > LONGEST_SOURCE) {
    throw new Error(
      `Failed to open ${picked.name}: it has more than ${LONGEST_SOURCE.toLocaleString('en')} characters. Choose the wrapper alone, without its bundle.`,
    );
  }
  return { file: picked.name, text };
}
