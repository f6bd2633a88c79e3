import type { Assignment, AssignmentFile, Course } from './assignmentFile.ts';

export type CoursePart = Course['parts'][number];

/** What is being made: an assignment, alone or as one of the parts of a course. */
export interface Draft {
  /** What a course says of itself; `null` as long as nobody has said it: then it goes by its first assignment. */
  readonly head: Omit<Course, 'parts'> | null;
  /** Lessons and assignments, in their order. */
  readonly parts: readonly CoursePart[];
  /** The place among the parts of the assignment that is edited, from 0. */
  readonly at: number;
  readonly assignment: Assignment;
}

const NEW: Assignment = {
  kind: 'assignment',
  id: 'my-assignment',
  title: 'My assignment',
  parts: [{ kind: 'question', wrapper: 'no-mutex', scenario: 'three-at-once', asks: 'refreshes' }],
};

export const EMPTY_DRAFT: Draft = { head: null, parts: [NEW], at: 0, assignment: NEW };

/** What a file is as a draft: all of it, its first assignment to be edited. A course without one is given one at its end. */
export function draftOf(file: AssignmentFile): Draft {
  if (file.kind === 'assignment') return { head: null, parts: [file], at: 0, assignment: file };
  const { parts, ...head } = file;
  const found = firstIn(parts);
  return found ? { head, parts, ...found } : withNew({ head, parts, at: 0, assignment: NEW });
}

/** Whether a draft is a course: it has several parts, or came as one. */
export function isCourse({ head, parts }: Draft): boolean {
  return head !== null || parts.length > 1;
}

/** What a draft says of itself as a course. */
export function headOf({ head, parts, assignment }: Draft): Omit<Course, 'parts'> {
  const { id, title } = firstIn(parts)?.assignment ?? assignment;
  return head ?? { kind: 'course', id: `${id.slice(0, 50)}-course`, title };
}

/** What the file of a draft is called, without its ending. */
export function fileNameOf({ head, parts, assignment }: Draft): string {
  return (head ?? firstIn(parts)?.assignment ?? assignment).id;
}

/** The file of a draft: an assignment, or the course that it is in, whole. */
export function fileOf(draft: Draft): AssignmentFile {
  return isCourse(draft) ? { ...headOf(draft), parts: [...draft.parts] } : draft.assignment;
}

/** Puts what was edited in its place. */
export function withAssignment(draft: Draft, change: Partial<Assignment>): Draft {
  const assignment = { ...draft.assignment, ...change };
  return { ...draft, assignment, parts: draft.parts.with(draft.at, assignment) };
}

/** A day that an assignment or a course may have. */
export type Dated = 'opens' | 'due';

/** Gives the assignment that is edited a day, or takes it out. */
export function withDay(draft: Draft, which: Dated, day: string | null): Draft {
  const assignment = dated(draft.assignment, which, day);
  return { ...draft, assignment, parts: draft.parts.with(draft.at, assignment) };
}

/** Says something of the course. */
export function withHead(draft: Draft, change: Partial<Omit<Course, 'parts'>>): Draft {
  return { ...draft, head: { ...headOf(draft), ...change } };
}

/** Gives the course a day, or takes it out. */
export function withCourseDay(draft: Draft, which: Dated, day: string | null): Draft {
  return { ...draft, head: dated(headOf(draft), which, day) };
}

function dated<T extends { opens?: string; due?: string }>(one: T, which: Dated, day: string | null): T {
  const changed = { ...one };
  if (day === null) delete changed[which];
  else changed[which] = day;
  return changed;
}

/** Another part is edited; a lesson is not, and leaves the draft as it is. */
export function editing(draft: Draft, at: number): Draft {
  const part = draft.parts[at];
  return part && 'kind' in part ? { ...draft, at, assignment: part } : draft;
}

/** Adds an assignment at the end, under a short name that no other has, to be edited. */
export function withNew(draft: Draft): Draft {
  const taken = new Set(draft.parts.map((part) => ('kind' in part ? part.id : '')));
  let number = 1;
  const id = (): string => (number === 1 ? NEW.id : `${NEW.id}-${number}`);
  while (taken.has(id())) number += 1;
  const assignment = { ...NEW, id: id(), title: number === 1 ? NEW.title : `${NEW.title} ${number}` };
  return { ...draft, parts: [...draft.parts, assignment], at: draft.parts.length, assignment };
}

/** Puts a lesson before the assignment that is edited, or takes it out wherever it stands. */
export function withLesson(draft: Draft, lesson: string, isIn: boolean): Draft {
  const parts = isIn
    ? draft.parts.toSpliced(draft.at, 0, { lesson })
    : draft.parts.filter((part) => 'kind' in part || part.lesson !== lesson);
  return { ...draft, parts, at: parts.indexOf(draft.assignment) };
}

/** Takes a part out. The only assignment stays. */
export function without(draft: Draft, at: number): Draft {
  const parts = draft.parts.toSpliced(at, 1);
  const left = at === draft.at ? firstIn(parts) : { at: parts.indexOf(draft.assignment), assignment: draft.assignment };
  return left ? { ...draft, parts, ...left } : draft;
}

/** Puts a part before the one above it; the first stays first. */
export function raised(draft: Draft, at: number): Draft {
  const part = draft.parts[at];
  if (!part || at === 0) return draft;
  const parts = draft.parts.toSpliced(at, 1).toSpliced(at - 1, 0, part);
  return { ...draft, parts, at: parts.indexOf(draft.assignment) };
}

function firstIn(parts: readonly CoursePart[]): Pick<Draft, 'at' | 'assignment'> | null {
  for (const [at, part] of parts.entries()) if ('kind' in part) return { at, assignment: part };
  return null;
}
