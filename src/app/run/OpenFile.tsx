import { PickFiles } from '../../ui/PickFiles.tsx';

/** A button that asks for a wrapper's file. */
export function OpenFile({ onFile, children }: { onFile: (file: File) => void; children: string }) {
  return (
    <PickFiles
      kind="quiet"
      accept=".ts,.tsx,.mts,.js,.jsx,.mjs"
      label="A wrapper of your own"
      onFiles={([file]) => file && onFile(file)}
    >
      {children}
    </PickFiles>
  );
}
