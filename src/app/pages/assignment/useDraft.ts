import { useState } from 'react';
import { readAssignment } from '../../../assignments/assignmentFile.ts';
import type { Assignment, Part } from '../../../assignments/assignmentFile.ts';
import { draftOf, EMPTY_DRAFT, fileOf, withAssignment } from '../../../assignments/draft.ts';
import type { Draft } from '../../../assignments/draft.ts';
import { inBrowser, remembering } from '../../../ui/kept.ts';
import { messageOf } from './useAssignment.ts';

const KEY = 'reauth-lab.assignment-draft';
const keeper = remembering(inBrowser);

function keptDraft(): Draft {
  try {
    return draftOf(readAssignment('that was begun', keeper.get(KEY) ?? ''));
  } catch {
    return EMPTY_DRAFT;
  }
}

/** What is being made, kept as often as it is whole. */
export function useDraft() {
  const [draft, setDraft] = useState(keptDraft);
  const text = JSON.stringify(fileOf(draft), null, 2);
  const problem = problemIn(text);

  function change(next: Draft): void {
    setDraft(next);
    const written = JSON.stringify(fileOf(next));
    if (problemIn(written) === null) keeper.set(KEY, written);
  }
  const setAssignment = (part: Partial<Assignment>): void => change(withAssignment(draft, part));
  return {
    draft,
    /** The file as it is exported. */
    text,
    /** What is wrong with it, in a sentence; `null` where it is whole. */
    problem,
    change,
    setAssignment,
    setPart(at: number, part: Part | null): void {
      setAssignment({
        parts: draft.assignment.parts.flatMap((one, index) => (index !== at ? [one] : part ? [part] : [])),
      });
    },
    /** Puts a part before the one above it. */
    raise(at: number): void {
      const parts = [...draft.assignment.parts];
      parts.splice(at - 1, 0, ...parts.splice(at, 1));
      setAssignment({ parts });
    },
    /** @returns what is wrong with the file, in a sentence; `null` where it is taken */
    async take(file: File): Promise<string | null> {
      try {
        change(draftOf(readAssignment(file.name, await file.text())));
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
    startOver: (): void => change(EMPTY_DRAFT),
  };
}

function problemIn(text: string): string | null {
  try {
    readAssignment('as it stands here', text);
    return null;
  } catch (error) {
    return messageOf(error).replace(' See docs/assignment.schema.json.', '');
  }
}
