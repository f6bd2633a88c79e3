import { hashOf, CHECK_IDS } from '../../../sim/index.ts';
import type { CheckId, Scenario, Trace } from '../../../sim/index.ts';
import type { ClaimResult } from '../../../assignments/runClaims.ts';
import type { Runner } from '../../../quiz/index.ts';
import { WRAPPERS, wrapperOf } from '../../../wrappers/index.ts';
import { notesOf } from '../../../wrappers/notes.ts';
import type { OwnFile } from '../../run/ownFile.ts';
import { sourceOf } from '../../run/sources.ts';
import { EXERCISES } from '../../../exercises/exercises.ts';
import type { Exercise, ExerciseText } from '../../../exercises/exercises.ts';
import type { Work } from './work.ts';

/** Something to work on: an exercise, or a wrapper of the lab to begin with. */
export interface Bench extends Omit<Exercise, 'start' | 'solution'> {
  /** What an address calls it. */
  readonly address: string;
  readonly isExercise: boolean;
  /** What the file is called in messages. */
  readonly file: string;
  readonly start: string;
  /** What the text needs, by path: where it came with a link. */
  readonly files?: Readonly<Record<string, string>>;
  /** `null` where there is none. */
  readonly solution: string | null;
  /** Of an assignment: goals that are claims about runs of the text. */
  readonly claims?: BenchClaims;
}

/** Claims that are goals as well. */
export interface BenchClaims {
  readonly count: number;
  /**
   * Holds them against runs of the text, made one after another.
   *
   * @throws {Error} when one cannot be computed
   */
  readonly judge: (run: (scenario: Scenario) => Promise<Trace>, runner: Runner) => Promise<readonly ClaimResult[]>;
}

const TEXTS = import.meta.glob<string>('../../../exercises/*.{start,solution}.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All exercises, then all wrappers. Their ids are what addresses and the browser's storage call them. */
export const BENCHES: readonly Bench[] = [
  ...EXERCISES.map((exercise): Bench => ({
    ...exercise,
    address: exercise.id,
    isExercise: true,
    file: `${exercise.id}.ts`,
    start: textOf(exercise.start),
    solution: textOf(exercise.solution),
  })),
  ...WRAPPERS.map((wrapper): Bench => ({
    id: `wrapper-${wrapper.id}`,
    address: `wrapper-${wrapper.id}`,
    title: wrapper.title,
    task: [notesOf(wrapper.id).sentence, 'Change it as you like, and see which checks it holds.'],
    goals: CHECK_IDS,
    hints: [],
    learned: '',
    lesson: null,
    isExercise: false,
    file: `my-${wrapper.file}`,
    start: sourceOf(wrapper).text,
    solution: null,
  })),
];

function textOf(place: ExerciseText): string {
  if ('wrapper' in place) return sourceOf(wrapperOf(place.wrapper)).text;
  const text = TEXTS[`../../../exercises/${place.file}`];
  if (text === undefined)
    throw new Error(`Failed to read an exercise: ${place.file} is not in its folder. Correct exercises.ts.`);
  return text;
}

/** The one to begin with. */
export const FIRST_BENCH = 'fix-the-stampede';

/** The bench with this id; `null` where there is none. */
export function benchOf(id: string): Bench | null {
  return BENCHES.find((bench) => bench.id === id) ?? null;
}

/** The exercise after this one; `null` after the last, and for what is none. */
export function nextExercise({ address }: Pick<Bench, 'address'>): Bench | null {
  const exercises = BENCHES.filter(({ isExercise }) => isExercise);
  const at = exercises.findIndex((bench) => bench.address === address);
  return at < 0 ? null : (exercises[at + 1] ?? null);
}

/** Which checks are goals, for a bench where not all of them are. */
export function hasGoals({ goals }: { readonly goals: readonly CheckId[] }): boolean {
  return goals.length < CHECK_IDS.length;
}

/** A text that came with a link, at the bench that it was written for. What is done to it is kept apart. */
export function linkedBench(bench: Bench, { file, text, files }: OwnFile): Bench {
  const id = `link-${keyOf(files ? JSON.stringify([text, files]) : text)}`;
  return { ...bench, id, file, start: text, ...(files && { files }), solution: null };
}

/** The text of a bench as it is run: by its name, among the files that it needs. */
export function ownOf({ file, files = {} }: Bench, { text, given }: Pick<Work, 'text' | 'given'>): OwnFile {
  const among = given ?? { file, files };
  return { file: among.file, text, ...(Object.keys(among.files).length > 0 && { files: among.files }) };
}

/** A short name for a text. */
function keyOf(text: string): string {
  return `${hashOf(text).toString(36)}-${text.length.toString(36)}`;
}
