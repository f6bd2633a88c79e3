import { stripTypes } from './stripTypes.ts';

/** Takes the types off a text; by the file's name it may have JSX. */
export type Strip = (file: string, text: string) => string;

/**
 * What takes the types off a module, whatever is put into its text or behind it. The built site's worker for the lab's
 * own wrappers has another one of these: see `scripts/stripped-lab.ts`.
 *
 * @param _text the module's
 */
export function stripperFor(_text: string): Promise<Strip> {
  return Promise.resolve(stripTypes);
}
