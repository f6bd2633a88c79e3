import { listed } from '../../sim/index.ts';
import { answersOf, keptOf } from '../progress/progress.ts';
import { besideIn } from '../progress/exported.ts';
import type { Beside } from '../progress/exported.ts';
import { readProgress } from '../progress/readProgress.ts';
import type { Progress } from '../progress/readProgress.ts';
import type { Answer } from '../question.ts';

/** The answers to one question, the first one first. Of what a file says about them only the choices are taken. */
export interface Log {
  readonly answers: readonly { readonly atMs: number; readonly said: Answer }[];
  /** Whether the first one came after a reset: what was answered before it is gone. */
  readonly afterReset: boolean;
}

/** What one learner answered, by the id of the question. */
export interface Learner {
  /** What the learner wants to be called; `null` where no file says. */
  readonly name: string | null;
  /** The names of the files it was read from. */
  readonly files: readonly string[];
  /** The exercises of the workbench that were solved, as the files say. */
  readonly solved: readonly string[];
  readonly logs: ReadonlyMap<string, Log>;
}

/** A file that a learner exported. */
export interface ProgressFile {
  readonly name: string;
  readonly text: string;
}

/** What was found in the files of a class. */
export interface Class {
  readonly learners: readonly Learner[];
  /** What is worth knowing about the files: who was found twice, which are empty. */
  readonly notes: readonly string[];
  /** One sentence for each file that could not be read. */
  readonly faults: readonly string[];
}

/** More than a learner could answer in years: what is longer is some other file. In characters. */
export const LONGEST_PROGRESS = 5_000_000;

/** Reads the files of a class. A file that cannot be read does not stop the others. */
export function readClass(files: readonly ProgressFile[]): Class {
  const learners: Learner[] = [];
  const empty: string[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const name = printable(file.name);
    const read = readOne(file.text);
    if (typeof read === 'string') faults.push(`Failed to read ${name}: ${read}`);
    else if (read.logs.size === 0 && read.solved.length === 0) empty.push(name);
    else learners.push({ files: [name], ...read });
  }
  const { learners: distinct, notes } = sameLearners(learners);
  const noAnswers = `No answers are in ${someOf(empty)}.`;
  return { learners: distinct, notes: [...(empty.length > 0 ? [noAnswers] : []), ...notes], faults };
}

/** What a file has, or what is wrong with it. */
function readOne(text: string): Omit<Learner, 'files'> | string {
  const again = 'Ask for a file that “Export to a file” on the practice page has made.';
  if (text.trim() === '') return `it is empty. ${again}`;
  if (text.length > LONGEST_PROGRESS) return `it is longer than any export. ${again}`;
  const read = readProgress(text.replace(/^\uFEFF/, ''));
  switch (read.as) {
    case 'progress': {
      const [cause] = read.leftOut;
      return cause === undefined
        ? { ...aboutLearner(besideIn(text)), logs: logsOf(read.progress) }
        : `${printable(cause)}. ${again}`;
    }
    case 'damaged':
      return `${printable(read.cause)}. ${again}`;
    case 'newer':
      return `it is of version ${read.version}, and this lab is older. Update the lab.`;
  }
}

function aboutLearner({ name, exercises }: Beside): Pick<Learner, 'name' | 'solved'> {
  return { name, solved: exercises.flatMap(({ id, solved }) => (solved ? [id] : [])) };
}

function logsOf(progress: Progress): Learner['logs'] {
  const logs = Object.keys(progress.questions).flatMap((id): readonly (readonly [string, Log])[] => {
    const answers = answersOf(progress, id)
      .map(({ at, said }) => ({ atMs: at, said }))
      .toSorted((a, b) => a.atMs - b.atMs);
    const afterReset = progress.epoch > 0 || keptOf(progress, id).epoch > 0;
    return answers.length > 0 ? [[id, { answers, afterReset }]] : [];
  });
  return new Map(logs);
}

/**
 * So many equal answers, given in the same millisecond, are no coincidence; of a file that has fewer, all of them. An
 * export needs no name in it, and a name may be anybody’s: its answers are the one thing that tells whose it is.
 */
const ENOUGH = 3;

interface Distinct {
  readonly learners: readonly Learner[];
  readonly notes: readonly string[];
}

interface LearnerGroup {
  readonly members: readonly Learner[];
  readonly prints: ReadonlySet<string>;
}

/** Learners once each: who exported twice, or handed in a copy of another's file, counts as one. */
function sameLearners(learners: readonly Learner[]): Distinct {
  const groups: LearnerGroup[] = [];
  for (const learner of learners) {
    const prints = printsOf(learner);
    const same = groups.filter((group) => isSame(group.prints, prints));
    const rest = groups.filter((group) => !same.includes(group));
    const merged = same.reduce<LearnerGroup>(
      (a, b) => ({ members: [...b.members, ...a.members], prints: new Set([...a.prints, ...b.prints]) }),
      { members: [learner], prints },
    );
    groups.splice(0, groups.length, ...rest, merged);
  }
  const place = (learner: Learner | undefined): number => (learner ? learners.indexOf(learner) : -1);
  const inOrder = groups
    .map(({ members }) => members.toSorted((a, b) => place(a) - place(b)))
    .toSorted(([a], [b]) => place(a) - place(b));
  return {
    learners: inOrder.map((members) => members.reduce(united)),
    notes: inOrder.flatMap((members) => (members.length > 1 ? [noteOf(members)] : [])),
  };
}

function noteOf(members: readonly Learner[]): string {
  const files = someOf(members.flatMap((member) => member.files));
  return `${files} hold answers of the same learner: they count once, with the earliest answer to each question.`;
}

function printsOf({ logs }: Learner): ReadonlySet<string> {
  return new Set([...logs].flatMap(([id, { answers }]) => answers.map((answer) => JSON.stringify([id, answer]))));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  if (less.size === 0) return false;
  return [...less].filter((print) => more.has(print)).length >= Math.min(ENOUGH, less.size);
}

function united(a: Learner, b: Learner): Learner {
  const logs = new Map(a.logs);
  for (const [id, log] of b.logs) {
    const before = logs.get(id);
    logs.set(id, before ? unitedLog(before, log) : log);
  }
  const solved = [...new Set([...a.solved, ...b.solved])];
  return { name: a.name ?? b.name, files: [...a.files, ...b.files], solved, logs };
}

function unitedLog(a: Log, b: Log): Log {
  const answers = new Map([...a.answers, ...b.answers].map((answer) => [JSON.stringify(answer), answer]));
  const firstMs = (log: Log): number => log.answers[0]?.atMs ?? Infinity;
  const earliest = Math.min(firstMs(a), firstMs(b));
  return {
    answers: [...answers.values()].toSorted((x, y) => x.atMs - y.atMs),
    afterReset: [a, b].every((log) => log.afterReset || firstMs(log) > earliest),
  };
}

const LONGEST = 120;

/** Words from a file as they may be shown: short, and without characters that a terminal obeys. */
export function printable(text: string): string {
  const plain = text.slice(0, LONGEST + 1).replaceAll(/\p{C}/gu, '\uFFFD');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** The first few of a list in words: `"a", "b" and 3 more`. */
export function someOf(items: readonly string[], most = 3): string {
  const left = items.length - most;
  return listed(left > 0 ? [...items.slice(0, most), `${left} more`] : items);
}

/** No exports: what a project has, and mappings. */
const OTHER_JSON = /(^|[\\/])(package(-lock)?|tsconfig[^\\/]*|jsconfig|reauth-lab)\.json$/i;

/** Whether a file that lies in a folder may be an export, by its path. */
export function mayBeExport(path: string): boolean {
  return /\.json$/i.test(path) && !OTHER_JSON.test(path);
}
