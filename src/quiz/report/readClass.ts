import { answersOf, keptOf } from '../progress/progress.ts';
import type { Progress } from '../progress/progress.ts';
import { readProgress } from '../progress/read.ts';
import type { Learner, Log } from './learner.ts';
import { printable, someOf } from './printable.ts';
import { sameLearners } from './sameLearners.ts';

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
    else if (read.size === 0) empty.push(name);
    else learners.push({ files: [name], logs: read });
  }
  const { learners: distinct, notes } = sameLearners(learners);
  const noAnswers = `No answers are in ${someOf(empty)}.`;
  return { learners: distinct, notes: [...(empty.length > 0 ? [noAnswers] : []), ...notes], faults };
}

/** The logs of a file, or what is wrong with it. */
function readOne(text: string): Learner['logs'] | string {
  const again = 'Ask for a file that “Export to a file” on the practice page has made.';
  if (text.trim() === '') return `it is empty. ${again}`;
  if (text.length > LONGEST_PROGRESS) return `it is longer than any export. ${again}`;
  const read = readProgress(text.replace(/^\uFEFF/, ''));
  switch (read.as) {
    case 'progress':
      return logsOf(read.progress);
    case 'damaged':
      return `${printable(read.cause)}. ${again}`;
    case 'newer':
      return `it is of version ${read.version}, and this lab is older. Update the lab.`;
  }
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
