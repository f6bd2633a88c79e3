import { expect, test } from 'vitest';
import { passageLines } from '../../../../src/app/run/code/passageLines.ts';
import { WRAPPERS } from '../../../../src/wrappers/index.ts';
import { notesOf } from '../../../../src/wrappers/notes.ts';
import { sourceOf } from '../../../support/sources.ts';

test('passages are found by their text, in the order of the file', () => {
  const passages = [
    { text: 'c', why: 'third' },
    { text: 'a\nb', why: 'first' },
    { text: 'x', why: 'gone' },
  ];
  expect(passageLines('a\nb\nc\n', passages)).toEqual([
    { line: 1, why: 'first' },
    { line: 3, why: 'third' },
  ]);
});

test.for(WRAPPERS.map(({ id }) => id))('every passage of %s is in its text', (id) => {
  const { passages } = notesOf(id);
  expect(passages.length).toBeGreaterThan(0);
  expect(passageLines(sourceOf(id).text, passages)).toHaveLength(passages.length);
});
