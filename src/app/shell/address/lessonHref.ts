import type { LessonEntry } from '../../../lessons/index.ts';

/** The address of a lesson, behind the hash. */
export function lessonHref({ slug }: Pick<LessonEntry, 'slug'>): string {
  return `/lessons/${slug}`;
}
