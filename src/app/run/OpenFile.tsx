import { PickFiles } from '../../ui/PickFiles.tsx';
import type { GivenFile } from '../../ui/givenFiles.ts';

interface OpenFileProps {
  /** One file, several, or all of a folder. */
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

/** What a reader's file may be, for whoever is about to open one. */
export const WHAT_A_FILE_MAY_BE =
  'Your wrapper as it is in your app: its file, several files that belong together, or a folder. It stays in this browser.';

/** Two buttons that ask for a wrapper's file, or files, and for a folder that it is in. */
export function OpenFile({ onFiles }: OpenFileProps) {
  return (
    <>
      <PickFiles
        kind="quiet"
        accept=".ts,.tsx,.mts,.cts,.js,.jsx,.mjs,.cjs,.json"
        label="A wrapper of your own"
        multiple
        onFiles={onFiles}
      >
        Open a file…
      </PickFiles>
      <PickFiles kind="quiet" accept="" label="The folder of a wrapper of your own" folder onFiles={onFiles}>
        Open a folder…
      </PickFiles>
    </>
  );
}
