import * as v from 'valibot';
import { LONGEST_SOURCE } from '../../sim/index.ts';
import { inTab, kept } from '../../ui/kept.ts';
import type { Kept } from '../../ui/kept.ts';

/** A wrapper that the reader brought along. */
export interface OwnFile {
  readonly file: string;
  readonly text: string;
}

/** The file that was opened in this tab. Where storage is refused or full, it lasts until a reload. */
export const ownFile: Kept<OwnFile> = kept(
  'reauth-lab.own-file',
  v.object({ file: v.string(), text: v.string() }),
  inTab,
);

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
