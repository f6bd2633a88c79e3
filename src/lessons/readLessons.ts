import { readdir } from 'node:fs/promises';
import { lessonEntries } from './lesson.ts';
import type { Lesson, WholeLesson } from './lesson.ts';

/** All lessons, for plain Node: the command line has no glob of Vite's, and no MDX. */
export async function readLessons(): Promise<readonly WholeLesson[]> {
  const folders = await readdir(new URL('.', import.meta.url), { withFileTypes: true });
  const read = folders
    .filter((entry) => entry.isDirectory() && /^\d{2}-/.test(entry.name))
    .map(async ({ name }) => {
      const file: unknown = await import(`./${name}/questions.ts`);
      if (!isLessonFile(file))
        throw new Error(`Failed to read src/lessons/${name}: questions.ts exports no "lesson". Export one.`);
      return [`./${name}/questions.ts`, file.lesson] as const;
    });
  return lessonEntries(Object.fromEntries(await Promise.all(read)));
}

function isLessonFile(file: unknown): file is { readonly lesson: Lesson } {
  return typeof file === 'object' && file !== null && 'lesson' in file;
}
