import { inBrowser, remembering } from '../ui/kept.ts';

/** What the browser's storage calls the assignment, or the course, that is open. */
const KEY = 'reauth-lab.assignment';

/** What the work at an assignment's exercise is called, before the assignment's id. */
export const ASSIGNED = 'assignment-';

/** Where the browser keeps nothing, it is open as long as the page. */
const keeper = remembering(inBrowser);

/** The text of the file that was opened last; `null` where none was. */
export function openedAssignment(): string | null {
  return keeper.get(KEY) || null;
}

/** Keeps the text of a file that is opened; an empty one closes it. */
export function openAssignment(text: string): void {
  keeper.set(KEY, text);
}
