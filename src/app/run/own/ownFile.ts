import * as v from 'valibot';
import { LONGEST_SOURCE } from '../../../sim/index.ts';

/** A wrapper that the reader brought along. */
export interface OwnFile {
  readonly file: string;
  readonly text: string;
}

const OWN_KEY = 'reauth-lab.own-file';

const stored = v.object({ file: v.string(), text: v.string() });

/** The file that was opened in this tab; `null` for none. */
export function storedOwnFile(storage: Pick<Storage, 'getItem'>): OwnFile | null {
  try {
    return v.parse(stored, JSON.parse(storage.getItem(OWN_KEY) ?? ''));
  } catch {
    return null;
  }
}

/** Keeps the file for as long as the tab lives. Where storage is refused or full, it lasts until a reload. */
export function storeOwnFile(own: OwnFile, storage: Pick<Storage, 'setItem'>): void {
  try {
    storage.setItem(OWN_KEY, JSON.stringify(own));
  } catch {
    return;
  }
}

/**
 * Reads a file that was picked or dropped.
 *
 * @throws {Error} when it is no TypeScript or JavaScript, or too long.
 */
export async function readOwnFile(picked: Pick<File, 'name' | 'text'>): Promise<OwnFile> {
  if (!/\.[cm]?[jt]sx?$/.test(picked.name)) {
    throw new Error(
      `Failed to open ${picked.name}: it is not a .ts or .js file. Choose the module that exports your wrapper.`,
    );
  }
  const text = await picked.text();
  if (text.length > LONGEST_SOURCE) {
    throw new Error(
      `Failed to open ${picked.name}: it has more than ${LONGEST_SOURCE.toLocaleString('en')} characters. Choose the wrapper alone, without its bundle.`,
    );
  }
  return { file: picked.name, text };
}
