import { useRef } from 'react';
import type { ComponentProps } from 'react';
import { Button } from './Button.tsx';

interface PickFilesProps {
  readonly kind?: NonNullable<ComponentProps<typeof Button>['kind']>;
  /** Endings and types: `.json,application/json`. */
  readonly accept: string;
  /** What the file, or the files, are: the name of the field behind the button. */
  readonly label: string;
  readonly multiple?: boolean;
  /** Gets at least one. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: string;
}

/** A button that asks for a file, or for several. */
export function PickFiles({ kind = 'usual', accept, label, multiple = false, onFiles, children }: PickFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={kind} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
