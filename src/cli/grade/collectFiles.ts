import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { reasonOf } from '../errors.ts';

/** What one student handed in. */
export interface HandIn {
  /** The name of the folder, or that of the file without its ending. */
  readonly student: string;
  /** A file, or a folder with a base query and its modules: as it was typed, or below a folder that was. */
  readonly path: string;
  /** Which assignment of a course it is for, as its name says, or that of a folder that it is in; else `null`. */
  readonly assignment: string | null;
}

/** What there is to grade, what was left out, and what of the paths was none. */
export interface Collected {
  /** Each once. */
  readonly handIns: readonly HandIn[];
  /** What is in a folder and is no part of a hand-in: `a.test.ts: it is a test`. */
  readonly skipped: readonly string[];
  /** One sentence for each path that leads nowhere. */
  readonly problems: readonly string[];
}

interface Draft {
  readonly handIns: HandIn[];
  readonly skipped: string[];
  readonly problems: string[];
}

/** Folders within one another that are looked into for what is left out. */
const DEEPEST = 40;

/** More of them are not named. */
const MOST_SKIPPED = 200;

const CODE = /\.(?:[jt]sx?|m[jt]s)$/;
const TESTS = '__tests__';

/** Mappings, and what the lab itself writes. */
const DATA = /\.(?:csv|jsonl?|xml)$/;

/**
 * The hand-ins that paths mean. A file is one. Of a folder each file of TypeScript or JavaScript in it is one, and so is
 * each folder in it, with all that is below: which of its files is the base query is read when it is graded. Tests,
 * configurations and types alone are none, nor are links: they may lead anywhere. Folders of packages and hidden ones
 * are passed over. A folder that cannot be read costs itself, and no other.
 *
 * Of a course with several exercises a folder that is called as one of its assignments has hand-ins for that one, and what in
 * a student's folder is named after one is a hand-in of its own.
 *
 * @param folder that the paths are relative to
 * @param ids of the assignments that hand-ins may be for; none, or one, need not be told apart
 */
export async function collectFiles(
  paths: readonly string[],
  folder: string,
  ids: readonly string[] = [],
): Promise<Collected> {
  const draft: Draft = { handIns: [], skipped: [], problems: [] };
  const many = ids.length > 1 ? ids : [];
  for (const path of paths) {
    const before = draft.handIns.length + draft.skipped.length;
    try {
      if (path === '') throw new Error('it is empty');
      const isFolder = (await stat(resolve(folder, path))).isDirectory();
      // From the name outwards: `week-3/ann.ts`.
      const around = path.split(/[/\\]/).toReversed();
      const assignment = around.map((name) => namedIn(name, many)).find((id) => id !== null) ?? null;
      if (isFolder) await collectClass(path, folder, { draft, ids: many, assignment });
      else draft.handIns.push({ student: studentOf(stemOf(path), assignment), path, assignment });
    } catch (error) {
      const cause = reasonOf(error, 'file or folder');
      draft.problems.push(
        `Failed to grade ${path === '' ? 'the path ""' : path}: ${cause}. Give the path of a wrapper, or of a folder of them.`,
      );
      continue;
    }
    if (draft.handIns.length + draft.skipped.length === before)
      draft.problems.push(
        `Failed to grade ${path}: the folder has no file of TypeScript or JavaScript in it. Give another path.`,
      );
  }
  const places = draft.handIns.map(({ path }) => resolve(folder, path));
  return { ...draft, handIns: draft.handIns.filter((_, at) => places.indexOf(places[at] ?? '') === at) };
}

/** A folder of hand-ins. */
interface ClassFolder {
  readonly draft: Draft;
  /** Assignments that are to be told apart. */
  readonly ids: readonly string[];
  /** That the folder is for; `null` where it does not say. */
  readonly assignment: string | null;
}

async function collectClass(path: string, folder: string, { draft, ids, assignment }: ClassFolder): Promise<void> {
  for (const entry of await sorted(resolve(folder, path))) {
    const inside = join(path, entry.name);
    if (isPassedOver(entry.name)) continue;
    const why = noHandIn(entry);
    if (why !== null) {
      skip(draft, inside, why);
      continue;
    }
    const named = namedIn(entry.name, ids) ?? assignment;
    const student = studentOf(stemOf(entry.name), namedIn(entry.name, ids));
    if (!entry.isDirectory()) draft.handIns.push({ student, path: inside, assignment: named });
    else if (named !== assignment && isAllOf(entry.name, named))
      await collectClass(inside, folder, { draft, ids, assignment: named });
    else if (named !== null || !(await collectStudent(entry.name, inside, folder, { draft, ids }))) {
      draft.handIns.push({ student, path: inside, assignment: named });
      await skipBelow(inside, folder, 1, draft);
    }
  }
}

/** Takes from a student's folder what is named after an assignment each. `false`: nothing in it is. */
async function collectStudent(
  student: string,
  path: string,
  folder: string,
  { draft, ids }: Pick<ClassFolder, 'draft' | 'ids'>,
): Promise<boolean> {
  if (ids.length === 0) return false;
  const entries = (await sorted(resolve(folder, path)).catch(() => [])).filter(({ name }) => !isPassedOver(name));
  if (!entries.some(({ name }) => namedIn(name, ids) !== null)) return false;
  for (const entry of entries) {
    const inside = join(path, entry.name);
    const assignment = namedIn(entry.name, ids);
    const why = noHandIn(entry) ?? (assignment === null ? 'it is named after no assignment of the course' : null);
    if (why !== null) skip(draft, inside, why);
    else {
      draft.handIns.push({ student, path: inside, assignment });
      if (entry.isDirectory()) await skipBelow(inside, folder, 1, draft);
    }
  }
  return true;
}

/** The assignment that a name has as a word, or as words: `ann-week-3.ts`; of several that do the longest. */
function namedIn(name: string, ids: readonly string[]): string | null {
  const found = ids.filter((id) => new RegExp(`(^|[^a-z0-9])${id}($|[^a-z0-9])`, 'i').test(name));
  return found.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Whether a name is that of the assignment alone, or as the workbench calls its exercise. */
function isAllOf(name: string, id: string | null): boolean {
  return id !== null && [id, `assignment-${id}`].includes(name.toLowerCase());
}

/** Whose a name is, without the assignment in it: `ann-week-3` is ann's. */
function studentOf(stem: string, assignment: string | null): string {
  if (assignment === null) return stem;
  const rest = stem.replace(new RegExp(`(assignment-)?${assignment}`, 'i'), '');
  return rest.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || stem;
}

/** Names what is code below a student's folder and no part of the hand-in. What cannot be read is told when it is graded. */
async function skipBelow(path: string, folder: string, depth: number, draft: Draft): Promise<void> {
  if (depth > DEEPEST) return;
  for (const entry of await sorted(resolve(folder, path)).catch(() => [])) {
    const inside = join(path, entry.name);
    if (isPassedOver(entry.name)) continue;
    const isCode = entry.isDirectory() || CODE.test(entry.name);
    const why = isCode ? noHandIn(entry) : null;
    if (why !== null) skip(draft, inside, why);
    else if (entry.isDirectory()) await skipBelow(inside, folder, depth + 1, draft);
  }
}

function skip({ skipped }: Draft, path: string, why: string): void {
  if (skipped.length < MOST_SKIPPED) skipped.push(`${path}: ${why}`);
}

async function sorted(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isPassedOver(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.') || DATA.test(name);
}

interface Entry {
  readonly name: string;
  isDirectory: () => boolean;
  isFile: () => boolean;
  isSymbolicLink: () => boolean;
}

/** Why something in a folder is no hand-in, and no part of one; `null` where it may be. */
function noHandIn(entry: Entry): string | null {
  const { name } = entry;
  if (entry.isSymbolicLink()) return 'it is a link';
  if (entry.isDirectory()) return name === TESTS ? 'it has tests' : null;
  if (!entry.isFile()) return 'it is no file';
  if (!CODE.test(name)) return 'it is no TypeScript or JavaScript';
  if (/\.d\.m?ts$/.test(name)) return 'it has types alone';
  if (/\.(?:test|spec)\.\w+$/.test(name)) return 'it is a test';
  return /\.config\.\w+$/.test(name) ? 'it is a configuration' : null;
}

/** The name of a file without its ending; of a folder its name. */
export function stemOf(path: string): string {
  return basename(path).replace(CODE, '') || path;
}
