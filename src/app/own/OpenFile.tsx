import { useRef } from 'react';
import { Button } from '../controls/Button.tsx';

/** A button that asks for a file. */
export function OpenFile({ onFile, children }: { onFile: (file: File) => void; children: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind="quiet" onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".ts,.tsx,.mts,.js,.jsx,.mjs"
        aria-label="A wrapper of your own"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
