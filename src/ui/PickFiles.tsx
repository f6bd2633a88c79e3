import { useRef } from 'react';
import type { ComponentProps } from 'react';
import { Button } from './Button.tsx';
import { pickedFiles } from './givenFiles.ts';
import type { GivenFile } from './givenFiles.ts';

interface PickFilesProps {
  readonly kind?: NonNullable<ComponentProps<typeof Button>['kind']>;
  /** Endings and types: `.json,application/json`. */
  readonly accept: string;
  /** What the file, or the files, are: the name of the field behind the button. */
  readonly label: string;
  readonly multiple?: boolean;
  /** A folder is asked for, with all that is in it. */
  readonly folder?: boolean;
  /** Gets at least one. */
  readonly onFiles: (files: readonly GivenFile[]) => void;
  readonly children: string;
}

/** A button that asks for a file, for several, or for a folder. */
export function PickFiles(props: PickFilesProps) {
  const { kind = 'usual', accept, label, multiple = false, folder = false, onFiles, children } = props;
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
        {...(folder && { webkitdirectory: '' })}
        aria-label={label}
        onChange={(event) => {
          const files = pickedFiles(event.target.files);
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
