import { readdir } from 'node:fs/promises';
import type { Lesson } from './lesson.ts';
import { lessonEntries } from './lessonEntries.ts';
import type { LessonEntry } from './lessonEntries.ts';

/** All lessons, for plain Node: the command line has no glob of Vite's, and no MDX. */
export async function readLessons(): Promise<readonly LessonEntry[]> {
  const folders = await readdir(new URL('.', import.meta.url), { withFileTypes: true });
  const read = folders
    .filter((entry) => entry.isDirectory() && /^\d{2}-/.test(entry.name))
    .map(async ({ name }) => {
      const { lesson } = (await import(`./${name}/questions.ts`)) as { readonly lesson: Lesson };
      return [`./${name}/questions.ts`, lesson] as const;
    });
  return lessonEntries(Object.fromEntries(await Promise.all(read)));
}
