import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { codeOf, reasonOf } from './errors.ts';

/**
 * Why results cannot be written to a path, as a sentence; `null` where they can. What is not there yet is made, empty.
 *
 * @param path relative to `folder`, as the inputs are
 * @param inputs paths that are read: none of them is overwritten, by whatever name
 */
export async function faultOfOutput(path: string, folder: string, inputs: readonly string[]): Promise<string | null> {
  const place = resolve(folder, path);
  const there = await stat(place, { bigint: true }).catch(() => null);
  for (const input of inputs) {
    const about = await stat(resolve(folder, input), { bigint: true }).catch(() => null);
    const isSame =
      about && there ? about.ino === there.ino && about.dev === there.dev : resolve(folder, input) === place;
    if (isSame && !there?.isCharacterDevice())
      return `Failed to write ${path}: it is read as well. Give the results a path of their own.`;
  }
  // A hand-in that lies in a folder is not named.
  if (there?.isFile() && /\.[cm]?[jt]sx?$/.test(path))
    return `Failed to write ${path}: there is a source text. Give the results a path of their own.`;
  // Without O_NONBLOCK the opening of a pipe waits for somebody who reads.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | constants.O_NONBLOCK;
  return faultIn(path, async () => (await open(place, flags)).close());
}

/** Why a file cannot be written, as a sentence; `null` where it was. */
export async function faultIn(path: string, work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const cause = codeOf(error) === 'ENXIO' ? 'nobody reads from it' : reasonOf(error, 'folder');
    return `Failed to write ${path}: ${cause}. Give the path of a file that can be written.`;
  }
}
