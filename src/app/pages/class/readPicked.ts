import { LONGEST_PROGRESS } from '../../../quiz/index.ts';
import type { ProgressFile } from '../../../quiz/index.ts';

/** Files that were read, and one sentence for each that could not be. */
export interface Picked {
  readonly files: readonly ProgressFile[];
  readonly faults: readonly string[];
}

export const NOTHING_PICKED: Picked = { files: [], faults: [] };

/** Reads files that were chosen or dropped. A folder among them cannot be read, and is told. */
export async function readPicked(files: readonly Pick<File, 'name' | 'size' | 'text'>[]): Promise<Picked> {
  const read = await Promise.all(files.map(readOne));
  return {
    files: read.filter((one) => typeof one !== 'string'),
    faults: read.filter((one) => typeof one === 'string'),
  };
}

/** All that was picked so far. A file that was there already is there once. */
export function pickedTogether(before: Picked, more: Picked): Picked {
  const files = new Map([...before.files, ...more.files].map((file) => [JSON.stringify([file.name, file.text]), file]));
  return { files: [...files.values()], faults: [...new Set([...before.faults, ...more.faults])] };
}

async function readOne(file: Pick<File, 'name' | 'size' | 'text'>): Promise<ProgressFile | string> {
  const { name, size } = file;
  // No character of UTF-8 is longer than four bytes.
  if (size > 4 * LONGEST_PROGRESS)
    return `Failed to read ${name}: it is longer than any export. Choose exported files.`;
  try {
    return { name, text: await file.text() };
  } catch {
    return `Failed to read ${name}: the browser could not open it. Choose the files in a folder, not the folder.`;
  }
}
