import { useState } from 'react';
import { ownFile, readOwnFile } from './ownFile.ts';
import type { OwnFile } from './ownFile.ts';

export interface OwnFileState {
  readonly own: OwnFile | null;
  /** Why the last file could not be opened. */
  readonly refusal: string | null;
  /** Opens a file; gives whether it could be. */
  readonly open: (file: File) => Promise<boolean>;
}

/** The reader's own file, kept for as long as the tab lives. */
export function useOwnFile(): OwnFileState {
  const [own, setOwn] = useState(ownFile.read);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function open(file: File): Promise<boolean> {
    try {
      const read = await readOwnFile(file);
      ownFile.write(read);
      setOwn(read);
      setRefusal(null);
      return true;
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
  return { own, refusal, open };
}
