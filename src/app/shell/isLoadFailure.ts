/** What browsers say when a script or a stylesheet of a page cannot be fetched: each has words of its own. */
const WORDS = [
  'dynamically imported module',
  'importing a module script failed',
  'unable to preload css',
  'loading css chunk',
] as const;

/** Whether an error means that a part of the page did not arrive, and not that its code failed. */
export function isLoadFailure(error: unknown): boolean {
  const message = error instanceof Error ? error.message.toLowerCase() : '';
  return WORDS.some((words) => message.includes(words));
}
