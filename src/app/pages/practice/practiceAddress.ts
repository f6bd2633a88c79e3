import { parsePracticeId } from '../../../quiz/index.ts';

/** What the address of the practice page asks for. */
export type PracticeAddress =
  /** Whatever is due, or a new question. */
  | { readonly asks: 'next' }
  /** How the round went. */
  | { readonly asks: 'end' }
  | { readonly asks: 'question'; readonly id: string }
  /** No question has this id. */
  | { readonly asks: 'unknown'; readonly message: string };

/**
 * Reads the query of `#/practice?q=practice-3-k3f9a`.
 *
 * @param lessonIds questions of lessons, which come back here when they were missed
 */
export function readPracticeAddress(search: string, lessonIds: readonly string[]): PracticeAddress {
  const query = new URLSearchParams(search);
  const id = query.get('q');
  if (query.has('end')) return { asks: 'end' };
  if (id === null) return { asks: 'next' };
  if (parsePracticeId(id) !== null || lessonIds.includes(id)) return { asks: 'question', id };
  return {
    asks: 'unknown',
    message: `Failed to read the address: there is no question “${id.slice(0, 40)}”. Here is another one.`,
  };
}

/** Where the end of a round stands. */
export const ROUND_END = '/practice?end';

/** Where a question stands. */
export function practiceHref(id: string): string {
  return `/practice?q=${encodeURIComponent(id)}`;
}
