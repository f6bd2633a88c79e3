import { useRef, useState } from 'react';
import { EXERCISES } from '../../../exercises/exercises.ts';
import { allLessons } from '../../../lessons/index.ts';
import { classReport, LONGEST_PROGRESS, mayBeExport } from '../../../quiz/index.ts';
import type { ClassReport, ProgressFile, Runner } from '../../../quiz/index.ts';
import type { GivenFile } from '../../../ui/givenFiles.ts';
import { useRunner } from '../../run/figures/useRunner.ts';

/** What the page of a class is about. */
export type ClassState =
  | { readonly as: 'empty' }
  /** Questions that have been counted, of those that somebody answered. */
  | { readonly as: 'counting'; readonly done: number; readonly of: number }
  /** `by`: the title of the assignment, or of the course, whose questions and points count; `null` for all lessons. */
  | { readonly as: 'report'; readonly report: ClassReport; readonly by: string | null }
  | { readonly as: 'failed'; readonly message: string };

/** Files that were read, and one sentence for each that could not be. */
interface Picked {
  readonly files: readonly ProgressFile[];
  readonly faults: readonly string[];
}

export const NOTHING_PICKED: Picked = { files: [], faults: [] };

/** The files of a class and the report on them. All of it lasts as long as the page. */
export function useClass() {
  const runner = useRunner();
  const [state, setState] = useState<ClassState>({ as: 'empty' });
  const picked = useRef<Picked>(NOTHING_PICKED);
  /** What is under way belongs to the latest files, or it is dropped. */
  const latest = useRef(0);

  async function count(): Promise<void> {
    latest.current += 1;
    const mine = latest.current;
    const show = (next: ClassState): void => {
      if (latest.current === mine) setState(next);
    };
    const { files, faults } = picked.current;
    show({ as: 'counting', done: 0, of: 0 });
    try {
      const onProgress = (done: number, of: number): void => show({ as: 'counting', done, of });
      const [assignments, exports] = bothKinds(files);
      const asked = await askedOf(assignments.at(-1), runner);
      const report = await classReport(exports, asked.lessons, runner, { ...asked, onProgress });
      show({ as: 'report', report: { ...report, faults: [...faults, ...report.faults] }, by: asked.by });
    } catch (error) {
      show({ as: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    state,
    count,
    async add(files: readonly GivenFile[]): Promise<void> {
      const more = await readPicked(files);
      picked.current = pickedTogether(picked.current, more);
      await count();
    },
    forget(): void {
      latest.current += 1;
      picked.current = NOTHING_PICKED;
      setState({ as: 'empty' });
    },
  };
}

/** Assignments among the files, and the others. */
function bothKinds(files: readonly ProgressFile[]) {
  const isAssignment = ({ text }: ProgressFile): boolean => /^\s*\{[^{[]*"kind"\s*:\s*"(assignment|course)"/.test(text);
  return [files.filter(isAssignment), files.filter((file) => !isAssignment(file))] as const;
}

/** What is asked: the questions of an assignment, or of a course, where one is among the files; else of all lessons. */
async function askedOf(assignment: ProgressFile | undefined, runner: Runner) {
  const lessons = await allLessons();
  if (!assignment) return { lessons, exercises: EXERCISES.map(({ id }) => id), by: null };
  const [{ askedIn }, { readAssignment }] = await Promise.all([
    import('../../../assignments/askedIn.ts'),
    import('../../../assignments/assignmentFile.ts'),
  ]);
  const file = readAssignment(assignment.name, assignment.text);
  return { ...(await askedIn(file, lessons, runner)), by: file.title };
}

/** A file as it was chosen or dropped, with the way to it from the folder that came. */
interface PickedFile extends Pick<GivenFile, 'path'> {
  readonly file: Pick<File, 'size' | 'text'>;
}

/** Reads files that were chosen or dropped; of a folder those that may be exports. What cannot be read is told. */
export async function readPicked(picked: readonly PickedFile[]): Promise<Picked> {
  const read = await Promise.all(picked.filter(({ path }) => !path.includes('/') || mayBeExport(path)).map(readOne));
  return {
    files: read.filter((one) => typeof one !== 'string'),
    faults: read.filter((one) => typeof one === 'string'),
  };
}

/** All that was picked so far. A file that was there already is there once. */
export function pickedTogether(before: Picked, more: Picked): Picked {
  const files = new Map([...before.files, ...more.files].map((file) => [JSON.stringify([file.name, file.text]), file]));
  return { files: [...files.values()], faults: [...new Set([...before.faults, ...more.faults])] };
}

async function readOne({ path: name, file }: PickedFile): Promise<ProgressFile | string> {
  const { size } = file;
  // No character of UTF-8 is longer than four bytes.
  if (size > 4 * LONGEST_PROGRESS)
    return `Failed to read ${name}: it is longer than any export. Choose exported files.`;
  try {
    return { name, text: await file.text() };
  } catch {
    return `Failed to read ${name}: the browser could not open it. Choose the files in a folder, not the folder.`;
  }
}
