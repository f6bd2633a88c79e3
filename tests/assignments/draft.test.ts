import { expect, test } from 'vitest';
import type { Assignment, AssignmentFile } from '../../src/assignments/assignmentFile.ts';
import {
  draftOf,
  editing,
  EMPTY_DRAFT,
  fileNameOf,
  fileOf,
  raised,
  withAssignment,
  withCourseDay,
  withDay,
  withHead,
  withLesson,
  withNew,
  without,
} from '../../src/assignments/draft.ts';

const saying = (id: string): Assignment => ({ kind: 'assignment', id, title: id, parts: [{ kind: 'text', text: id }] });
const COURSE: AssignmentFile = {
  kind: 'course',
  id: 'spring',
  title: 'Spring',
  text: 'Read all of it.',
  due: '2027-03-01',
  parts: [saying('a'), { lesson: 'the-stampede' }, saying('b')],
};

const namesIn = (file: AssignmentFile): readonly string[] =>
  file.kind === 'course' ? file.parts.map((part) => ('kind' in part ? part.id : part.lesson)) : [file.id];

test('a file that is opened and exported is the same, whatever it is', () => {
  for (const file of [saying('alone'), COURSE, { ...COURSE, parts: [saying('a')] }]) {
    expect(fileOf(draftOf(file))).toEqual(file);
    expect(fileNameOf(draftOf(file))).toBe(file.id);
  }
});

test('one of several assignments is edited, and the others are as they were', () => {
  const edited = withAssignment(editing(draftOf(COURSE), 2), { title: 'B' });
  expect(fileOf(edited)).toEqual({ ...COURSE, parts: [...COURSE.parts.slice(0, 2), { ...saying('b'), title: 'B' }] });
  expect(editing(edited, 1)).toBe(edited);
});

test('parts are added, moved and removed; the one that is edited stays it, and the only one stays', () => {
  const draft = editing(draftOf(COURSE), 2);
  expect(raised(draft, 2)).toMatchObject({ at: 1, assignment: { id: 'b' } });
  expect(namesIn(fileOf(raised(draft, 2)))).toEqual(['a', 'b', 'the-stampede']);
  expect(raised(draft, 0)).toBe(draft);
  const fewer = without(draft, 0);
  expect([namesIn(fileOf(fewer)), fewer.at]).toEqual([['the-stampede', 'b'], 1]);
  expect(without(fewer, 1)).toBe(fewer);
  expect(without(draft, 2)).toMatchObject({ at: 0, assignment: { id: 'a' } });
  expect(namesIn(fileOf(withNew(withNew(draft))))).toEqual([
    'a',
    'the-stampede',
    'b',
    'my-assignment',
    'my-assignment-2',
  ]);
});

test('a lesson goes before the assignment that is edited, which makes a course of it; without it there is none', () => {
  const course = withLesson(EMPTY_DRAFT, 'the-mutex', true);
  expect(fileOf(course)).toMatchObject({ id: 'my-assignment-course', title: 'My assignment' });
  expect(namesIn(fileOf(course))).toEqual(['the-mutex', 'my-assignment']);
  expect(fileOf(withLesson(course, 'the-mutex', false))).toEqual(EMPTY_DRAFT.assignment);
});

test('days are given and taken out again, and a course is renamed: the rest is as it was', () => {
  const dated = withDay(withCourseDay(draftOf(COURSE), 'opens', '2027-01-01'), 'due', '2027-02-01');
  expect(fileOf(dated)).toEqual({
    ...COURSE,
    opens: '2027-01-01',
    parts: [{ ...saying('a'), due: '2027-02-01' }, ...COURSE.parts.slice(1)],
  });
  expect(fileOf(withDay(withCourseDay(dated, 'opens', null), 'due', null))).toEqual(COURSE);
  expect(fileOf(withHead(draftOf(COURSE), { id: 'summer' }))).toEqual({ ...COURSE, id: 'summer' });
});
