import { useState } from 'react';
import { readAssignment } from '../../../assignments/assignmentFile.ts';
import type { Assignment, AssignmentFile, Part } from '../../../assignments/assignmentFile.ts';
import { inBrowser, remembering } from '../../../ui/kept.ts';
import { messageOf } from './useAssignment.ts';

const KEY = 'reauth-lab.assignment-draft';
const keeper = remembering(inBrowser);

/** What is being made: an assignment, and the lessons that come before it where it is a course. */
export interface Draft {
  readonly assignment: Assignment;
  /** Slugs. */
  readonly lessons: readonly string[];
}

const EMPTY: Draft = {
  assignment: {
    kind: 'assignment',
    id: 'my-assignment',
    title: 'My assignment',
    parts: [{ kind: 'question', wrapper: 'no-mutex', scenario: 'three-at-once', asks: 'refreshes' }],
  },
  lessons: [],
};

/** The file of a draft: an assignment, or a course of lessons with it at the end. */
export function fileOf({ assignment, lessons }: Draft): AssignmentFile {
  if (lessons.length === 0) return assignment;
  const { id, title } = assignment;
  return {
    kind: 'course',
    id: `${id.slice(0, 50)}-course`,
    title,
    parts: [...lessons.map((lesson) => ({ lesson })), assignment],
  };
}

/** What a file is as a draft: of a course its first assignment. */
function draftOf(file: AssignmentFile): Draft {
  if (file.kind === 'assignment') return { assignment: file, lessons: [] };
  const assignment = file.parts.find((part) => 'kind' in part) ?? EMPTY.assignment;
  return { assignment, lessons: file.parts.flatMap((part) => ('lesson' in part ? [part.lesson] : [])) };
}

function keptDraft(): Draft {
  try {
    return draftOf(readAssignment('that was begun', keeper.get(KEY) ?? ''));
  } catch {
    return EMPTY;
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
  return {
    draft,
    /** The file as it is exported. */
    text,
    /** What is wrong with it, in a sentence; `null` where it is whole. */
    problem,
    change,
    setAssignment: (part: Partial<Assignment>): void =>
      change({ ...draft, assignment: { ...draft.assignment, ...part } }),
    setPart(at: number, part: Part | null): void {
      const parts = draft.assignment.parts.flatMap((one, index) => (index !== at ? [one] : part ? [part] : []));
      change({ ...draft, assignment: { ...draft.assignment, parts } });
    },
    /** Puts a part before the one above it. */
    raise(at: number): void {
      const parts = [...draft.assignment.parts];
      parts.splice(at - 1, 0, ...parts.splice(at, 1));
      change({ ...draft, assignment: { ...draft.assignment, parts } });
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
    startOver: (): void => change(EMPTY),
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
