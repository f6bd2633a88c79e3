import { useState } from 'react';
import type { DragEvent } from 'react';
import { droppedFiles } from './givenFiles.ts';
import type { GivenFile } from './givenFiles.ts';

/** Lets files and folders be dropped on an element: spread `props` on it. */
export function useDrop(onFiles: (files: readonly GivenFile[]) => void) {
  const [over, setOver] = useState(false);
  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    props: {
      onDragOver(event: DragEvent) {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event: DragEvent) {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(false);
        void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
      },
    },
  };
}
