import type { Lesson } from './lesson.ts';
import type { LessonSummary } from './lessonSummary.ts';

/** The place of a lesson among the others. */
export interface LessonPlace {
  /** From 1. */
  readonly number: number;
  /** Its folder: `03-the-stampede`. */
  readonly folder: string;
  /** Its folder without the number, which its address uses: lessons may be put in another order. */
  readonly slug: string;
}

/** A lesson in a list, with its place. */
export type LessonEntry = LessonSummary & LessonPlace;

/** A lesson with its questions and claims, and its place. */
export type WholeLesson = Lesson & LessonPlace;

/**
 * Lessons in order, by their files.
 *
 * @param files by path: `./03-the-stampede/questions.ts`
 * @throws {Error} when a folder is not called `<number>-<slug>`, or two have the same slug
 */
export function lessonEntries<T>(files: Readonly<Record<string, T>>): readonly (T & LessonPlace)[] {
  const slugs = new Set<string>();
  return Object.entries(files)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, lesson], index) => {
      const folder = path.split('/').at(-2) ?? path;
      const slug = /^\d{2}-([a-z0-9-]+)$/.exec(folder)?.[1];
      if (slug === undefined || lesson === undefined)
        throw new Error(
          `Failed to read src/lessons/${folder}: it is no lesson. Call it 01-some-name and export "lesson".`,
        );
      if (slugs.has(slug))
        throw new Error(`Failed to read src/lessons/${folder}: another lesson is called ${slug}. Rename it.`);
      slugs.add(slug);
      return { ...lesson, number: index + 1, folder, slug };
    });
}
