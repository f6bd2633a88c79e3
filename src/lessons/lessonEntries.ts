import type { Lesson } from './lesson.ts';

/** A lesson with its place among the others. */
export interface LessonEntry extends Lesson {
  /** From 1. */
  readonly number: number;
  /** Its folder: `03-the-stampede`. */
  readonly folder: string;
  /** Its folder without the number, which its address uses: lessons may be put in another order. */
  readonly slug: string;
}

/**
 * Lessons in order, by their files.
 *
 * @param files by path: `./03-the-stampede/questions.ts`
 * @throws {Error} when a folder is not called `<number>-<slug>`, or two have the same slug
 */
export function lessonEntries(files: Readonly<Record<string, Lesson>>): readonly LessonEntry[] {
  const slugs = new Set<string>();
  return Object.keys(files)
    .toSorted()
    .map((path, index) => {
      const folder = path.split('/').at(-2) ?? path;
      const slug = /^\d{2}-([a-z0-9-]+)$/.exec(folder)?.[1];
      const lesson = files[path];
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
