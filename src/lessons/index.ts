import type { MDXContent } from 'mdx/types';
import type { Lesson } from './lesson.ts';
import { lessonEntries } from './lessonEntries.ts';
import type { LessonEntry } from './lessonEntries.ts';
import type { LessonPart } from './outline.ts';

export type { Claim, Lesson, Reading } from './lesson.ts';
export type { LessonEntry } from './lessonEntries.ts';
export type { LessonPart } from './outline.ts';
export { READINGS, readingOf } from './observe/readings.ts';

/** The prose of a lesson, compiled. */
export interface Prose {
  readonly default: MDXContent;
  /** Its parts, and the questions in each. */
  readonly outline: readonly LessonPart[];
}

const FILES = import.meta.glob<Lesson>('./*/questions.ts', { eager: true, import: 'lesson' });
const PROSE = import.meta.glob<Prose>('./*/index.mdx');

/** All lessons, in the order of their folders: a folder is a lesson. Plain Node has `readLessons` for it. */
export const LESSONS: readonly LessonEntry[] = lessonEntries(FILES);

/** A lesson that was asked for is asked for once. */
const asked = new WeakMap<LessonEntry, Promise<Prose>>();

/**
 * The prose of a lesson, in a chunk of its own.
 *
 * @throws {Error} when its folder has none
 */
export function proseOf(entry: LessonEntry): Promise<Prose> {
  const known = asked.get(entry);
  if (known) return known;
  const load = PROSE[`./${entry.folder}/index.mdx`];
  const prose = load
    ? load()
    : Promise.reject(new Error(`Failed to load the lesson: src/lessons/${entry.folder} has no index.mdx. Write one.`));
  asked.set(entry, prose);
  return prose;
}
