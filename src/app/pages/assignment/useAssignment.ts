import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { readAssignment } from '../../../assignments/assignmentFile.ts';
import type { AssignmentFile } from '../../../assignments/assignmentFile.ts';
import { openAssignment, openedAssignment } from '../../../assignments/keptAssignment.ts';
import { textInLink } from './packedAssignment.ts';

export type OpenedAssignment =
  | { readonly state: 'none' }
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'open'; readonly file: AssignmentFile; readonly text: string };

/** The assignment, or the course, of the address, else the one that was opened last in this browser. */
export function useAssignment() {
  const packed = new URLSearchParams(useSearch()).get('a');
  const [opened, setOpened] = useState<OpenedAssignment>(() => (packed === null ? keptOne() : { state: 'opening' }));

  useEffect(() => {
    if (packed === null) return undefined;
    let wanted = true;
    const show = (next: OpenedAssignment): void => {
      if (wanted) setOpened(next);
    };
    textInLink(packed).then(
      (text) => show(openText('of the link', text)),
      (error: unknown) => show({ state: 'failed', message: messageOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [packed]);

  return {
    opened,
    /** Opens a file that was chosen or dropped. */
    async open(file: File): Promise<void> {
      setOpened(openText(file.name, await file.text()));
    },
    openText: (name: string, text: string): void => setOpened(openText(name, text)),
    close(): void {
      openAssignment('');
      setOpened({ state: 'none' });
    },
  };
}

function keptOne(): OpenedAssignment {
  const text = openedAssignment();
  return text === null ? { state: 'none' } : openText('that is open', text);
}

function openText(name: string, text: string): OpenedAssignment {
  try {
    const file = readAssignment(name, text);
    openAssignment(text);
    return { state: 'open', file, text };
  } catch (error) {
    return { state: 'failed', message: messageOf(error) };
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
