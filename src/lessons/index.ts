import type { MDXContent } from 'mdx/types';
import { lessonEntries } from './lesson.ts';
import type { Lesson, LessonEntry, LessonPlace, LessonSummary, WholeLesson } from './lesson.ts';
import type { LessonPart } from './prose.ts';

export type { LessonEntry, WholeLesson } from './lesson.ts';
export type { LessonPart } from './prose.ts';

/** The prose of a lesson, compiled. */
export interface Prose {
  readonly default: MDXContent;
  /** Its parts, and the questions in each. */
  readonly outline: readonly LessonPart[];
}

// The list is read off the lessons when the site is built: see scripts/lesson-summaries.ts.
const SUMMARIES = import.meta.glob<LessonSummary>('./*/questions.ts', {
  eager: true,
  query: '?summary',
  import: 'default',
});
const FILES = import.meta.glob<Lesson>('./*/questions.ts', { import: 'lesson' });
const PROSE = import.meta.glob<Prose>('./*/index.mdx');

/** All lessons, in the order of their folders: a folder is a lesson. Plain Node has `readLessons` for it. */
export const LESSONS: readonly LessonEntry[] = lessonEntries(SUMMARIES);

/** What was asked for is asked for once. */
const proses = new Map<string, Promise<Prose>>();
const lessons = new Map<string, Promise<WholeLesson>>();
const together = new Map<typeof LESSONS, Promise<readonly WholeLesson[]>>();

/**
 * The prose of a lesson, in a chunk of its own.
 *
 * @throws {Error} when its folder has none
 */
export function proseOf({ folder }: Pick<LessonPlace, 'folder'>): Promise<Prose> {
  return once(proses, folder, () => loaded(PROSE, folder, 'index.mdx'));
}

/** A lesson with its questions and claims, in a chunk of its own. */
export function lessonOf({ number, folder, slug }: LessonPlace): Promise<WholeLesson> {
  return once(lessons, folder, async () => ({
    ...(await loaded(FILES, folder, 'questions.ts')),
    number,
    folder,
    slug,
  }));
}

/** All lessons with their questions and claims. */
export function allLessons(): Promise<readonly WholeLesson[]> {
  return once(together, LESSONS, () => Promise.all(LESSONS.map(lessonOf)));
}

function once<K, V>(asked: Map<K, Promise<V>>, key: K, ask: () => Promise<V>): Promise<V> {
  const before = asked.get(key);
  if (before) return before;
  const now = ask();
  asked.set(key, now);
  return now;
}

function loaded<T>(files: Readonly<Record<string, () => Promise<T>>>, folder: string, file: string): Promise<T> {
  const load = files[`./${folder}/${file}`];
  if (load) return load();
  return Promise.reject(new Error(`Failed to load the lesson: src/lessons/${folder} has no ${file}. Write one.`));
}
