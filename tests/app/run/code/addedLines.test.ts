import { expect, test } from 'vitest';
import { addedLines } from '../../../../src/app/run/code/addedLines.ts';

test('lines that the other text has not are numbered', () => {
  expect([...addedLines('a\nb\nc\n', 'a\nx\nb\nc\ny\nz\n')]).toEqual([2, 5, 6]);
});

test('equal texts add nothing', () => {
  expect(addedLines('a\nb', 'a\nb').size).toBe(0);
});
