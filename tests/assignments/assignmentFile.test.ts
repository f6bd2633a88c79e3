import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { assignmentFile, readAssignment } from '../../src/assignments/assignmentFile.ts';

const SCHEMA: unknown = JSON.parse(readFileSync('docs/assignment.schema.json', 'utf8'));
const EXAMPLE = readFileSync('docs/assignment.example.json', 'utf8');

const TEXT = { kind: 'text', text: 'Read.' };
const SMALL = { kind: 'assignment', id: 'small', title: 'Small', parts: [TEXT] };

test('the schema in docs is the one that files are read by, and the example fits it', () => {
  expect(SCHEMA).toEqual({
    title: 'An assignment, or a course, of Reauth Lab',
    ...toJsonSchema(assignmentFile(), { typeMode: 'input', errorMode: 'ignore' }),
  });
  expect(new Ajv({ strict: false }).compile(SCHEMA as object)(JSON.parse(EXAMPLE))).toBe(true);
  expect(readAssignment('example.json', EXAMPLE)).toMatchObject({ id: 'one-refresh-for-all', parts: { length: 6 } });
});

test('a course has lessons and assignments in its order', () => {
  const course = { kind: 'course', id: 'autumn', title: 'Autumn', parts: [{ lesson: 'the-stampede' }, SMALL] };
  expect(readAssignment('course.json', JSON.stringify(course))).toEqual(course);
});

const EXERCISE = { kind: 'exercise', start: { wrapper: 'mutex' }, goals: ['one-refresh-at-once'] };
const QUESTION = { kind: 'question', wrapper: 'mutex', scenario: 'late-401', asks: 'refreshes' };

test.each([
  [[], ' at kind: Invalid type: Expected ("assignment" | "course")'],
  [{ ...SMALL, id: '../x' }, ' at id: Invalid format'],
  [{ ...SMALL, parts: [] }, ' at parts: Invalid length'],
  [{ ...SMALL, marks: 1 }, ' at marks: Invalid key'],
  [{ ...SMALL, due: '2026-13-40' }, ' at due: There is no such day'],
  [{ ...SMALL, opens: '2026-12-02', due: '2026-12-01' }, ' (small): it is due before it opens'],
  [{ ...SMALL, parts: [{ ...QUESTION, asks: 'luck' }] }, ' at parts.0.asks: Invalid type: Expected ("refreshes" |'],
  [{ ...SMALL, parts: [EXERCISE, EXERCISE] }, ' (small): it has two exercises, and a hand-in is for one.'],
  [{ ...SMALL, parts: [{ ...EXERCISE, start: { file: '../../x.ts', text: '' } }] }, ' at parts.0.start'],
  [{ kind: 'course', id: 'c', title: 'C', parts: [SMALL, SMALL] }, ': two of its assignments are called "small"'],
])('%j is refused, and it is said why', (data, why) => {
  expect(() => readAssignment('mine.json', JSON.stringify(data))).toThrow(
    `Failed to read the assignment mine.json${why}`,
  );
});

test('what is no JSON is refused', () => {
  expect(() => readAssignment('mine.json', '{')).toThrow('Failed to read the assignment mine.json: it is no JSON.');
});
