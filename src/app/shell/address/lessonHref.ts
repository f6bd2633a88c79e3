import type { LessonEntry } from '../../../lessons/index.ts';

/**
 * The address of a lesson, behind the hash.
 *
 * @param then the lessons that follow it on a way of its own, by their slugs; `null`: those of the course
 */
export function lessonHref({ slug }: Pick<LessonEntry, 'slug'>, then: readonly string[] | null = null): string {
  return then === null ? `/lessons/${slug}` : `/lessons/${slug}?then=${then.join()}`;
}

/** What `lessonHref` was given as `then`, read off the query of an address. */
export function thenOf(search: string): readonly string[] | null {
  return new URLSearchParams(search).get('then')?.split(',').filter(Boolean) ?? null;
}
