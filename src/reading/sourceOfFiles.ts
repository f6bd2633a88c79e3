import { resolveOwn, WrapperError } from '../sim/index.ts';
import type { Source } from '../sim/index.ts';
import { statementsOf } from './ast.ts';
import { entriesOf } from './entries.ts';
import type { EntryFound } from './entries.ts';
import { importsOf } from './imports.ts';

/** A file as it was given: dropped, chosen, or named on the command line. */
export interface GivenFile {
  /** From the folder that all of them share, with `/`: `src/api/base.ts`. A file without a folder is its name. */
  readonly path: string;
  readonly text: string;
}

/** What of several files is run. */
export interface SeveralFiles {
  /** The file with the base query, with those that it needs beside it. */
  readonly source: Pick<Source, 'origin' | 'id' | 'file' | 'text' | 'files'>;
  /** Other files with a base query that may be meant as well, the likeliest first. */
  readonly others: readonly string[];
}

/** No more than so many files are run; of more, whatever is not needed is left out first. */
export const MOST_FILES = 60;

/** No more than so many characters are run, all files together. */
export const LONGEST_FILES = 400_000;

const CODE = /\.([cm]?[jt]sx?|json)$/;
const LEFT_OUT =
  /(^|\/)(node_modules|dist|build|\.[^/]+|__tests__|__mocks__)\/|\.d\.[cm]?ts$|\.(test|spec|stories|config)\.[cm]?[jt]sx?$|(^|\/)package(-lock)?\.json$/;
const CONFIG = /(^|\/)(tsconfig(\.app)?|jsconfig)\.json$/;
const MAKES_STORE = /\b(configureStore|createStore|legacy_createStore)\s*(<[^()]*>)?\(/;
const REFRESHES = /refresh|renew|rotat|reauth|\b401\b/i;

/** A file of code, as far as it was looked at. */
interface Looked extends GivenFile {
  readonly entries: readonly EntryFound[];
  readonly imports: readonly string[];
}

/**
 * Of several files, or of a folder, the one with the base query and those that it needs: what it imports, at any depth,
 * and what makes the app's store. Tests, declarations, packages and whatever is no code are left out.
 *
 * @param entry the path of the file with the base query, where somebody says which it is
 * @throws {WrapperError} when none has a base query, or what is needed is too much
 */
export async function sourceOfFiles(given: readonly GivenFile[], entry?: string): Promise<SeveralFiles> {
  const code = given.filter(({ path }) => CODE.test(path) && !LEFT_OUT.test(path) && !CONFIG.test(path));
  const files = Object.fromEntries(given.map(({ path, text }) => [path, text]));
  const looked = await Promise.all(code.map(look));
  const byPath = new Map(looked.map((one) => [one.path, one]));
  const neededBy = (one: Looked): readonly Looked[] =>
    one.imports.flatMap((specifier) => {
      const path = resolveOwn(files, specifier, one.path);
      return path === null ? [] : (byPath.get(path) ?? []);
    });
  const ranked = looked
    .filter(({ path, entries }) => (entry === undefined ? entries.length > 0 : path === entry))
    .map((one) => ({ one, worth: worthOf(one), depth: reachableFrom(one, neededBy).size }))
    .toSorted((a, b) => b.worth - a.worth || b.depth - a.depth || (a.one.path < b.one.path ? -1 : 1));
  const [first, ...rest] = ranked;
  if (!first) throw noBaseQuery(code.length > 0 ? code : given, entry);

  const { one: chosen } = first;
  const needed = reachableFrom(chosen, neededBy);
  const stores = looked.filter((one) => MAKES_STORE.test(one.text) && reachableFrom(one, neededBy).has(chosen));
  const [store] = needed.size > 0 && [...needed].some(({ text }) => MAKES_STORE.test(text)) ? [] : stores;
  if (store) for (const one of [store, ...reachableFrom(store, neededBy)]) needed.add(one);
  needed.delete(chosen);
  const configs = given.filter(({ path }) => CONFIG.test(path));
  const beside = [...[...needed].toSorted((a, b) => (a.path < b.path ? -1 : 1)), ...configs];
  const length = beside.reduce((sum, { text }) => sum + text.length, chosen.text.length);
  if (beside.length >= MOST_FILES || length > LONGEST_FILES) throw tooMuch(chosen.path, beside.length + 1, length);
  return {
    source: {
      origin: 'reader',
      id: chosen.path,
      file: chosen.path,
      text: chosen.text,
      ...(beside.length > 0 && { files: Object.fromEntries(beside.map(({ path, text }) => [path, text])) }),
    },
    others: rest.filter(({ worth }) => worth >= first.worth).map(({ one }) => one.path),
  };
}

async function look(file: GivenFile): Promise<Looked> {
  const statements = file.path.endsWith('.json') ? null : await statementsOf(file.path, file.text);
  if (!statements) return { ...file, entries: [], imports: [] };
  try {
    return {
      ...file,
      entries: entriesOf(statements),
      imports: importsOf(statements).map(({ specifier }) => specifier),
    };
  } catch (error) {
    // A tree that is too deep to be walked costs its own file.
    if (error instanceof RangeError) return { ...file, entries: [], imports: [] };
    throw error;
  }
}

/** How likely a file is the one with the base query that refreshes: by where it is, and by what the text names. */
function worthOf({ entries, text }: Looked): number {
  const [first] = entries;
  const isOwn = first?.entry.by !== 'api' || !/baseQuery\s*:\s*[\w$]+\s*[,}]|\bbaseQuery\s*,/.test(text);
  return (isOwn ? 4 : 0) + (REFRESHES.test(text) ? 3 : 0) + (first?.label === 'baseQueryWithReauth' ? 2 : 0);
}

/** All that a file imports, at any depth; itself where it is imported in a circle. */
function reachableFrom(one: Looked, neededBy: (one: Looked) => readonly Looked[]): Set<Looked> {
  const found = new Set<Looked>();
  const open = [one];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const needed of neededBy(next)) {
      if (found.has(needed)) continue;
      found.add(needed);
      open.push(needed);
    }
  }
  return found;
}

function noBaseQuery(given: readonly GivenFile[], entry: string | undefined): WrapperError {
  const [only, ...more] = given;
  const what = more.length === 0 ? (only?.path ?? 'the files') : `${given.length} files`;
  return new WrapperError({
    kind: 'bad-input',
    deed: `read ${what}`,
    cause:
      entry === undefined
        ? `no function in ${more.length === 0 ? 'it' : 'them'} sends a request for RTK Query`
        : `${entry} is none of the files of code`,
    remedy: 'Give the file that createApi takes its baseQuery from, too.',
    at: null,
  });
}

function tooMuch(file: string, count: number, length: number): WrapperError {
  return new WrapperError({
    kind: 'bad-input',
    deed: `read ${file}`,
    cause: `what it imports comes to ${count} files with ${length.toLocaleString('en')} characters`,
    remedy: `Give the files that its requests and its tokens need: up to ${MOST_FILES}, with ${LONGEST_FILES.toLocaleString('en')} characters.`,
    at: null,
  });
}
