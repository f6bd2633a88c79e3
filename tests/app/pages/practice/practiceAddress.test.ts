import { expect, test } from 'vitest';
import { practiceHref, readPracticeAddress, ROUND_END } from '../../../../src/app/pages/practice/practiceAddress.ts';

test('an address without a question asks for the next one', () => {
  expect(readPracticeAddress('', [])).toEqual({ asks: 'next' });
});

test('the end of a round has an address of its own', () => {
  expect(readPracticeAddress(ROUND_END.split('?')[1] ?? '', [])).toEqual({ asks: 'end' });
});

test('a generated question and a lesson’s question are found by their id', () => {
  expect(readPracticeAddress('q=practice-3-k3f9a', [])).toEqual({ asks: 'question', id: 'practice-3-k3f9a' });
  expect(readPracticeAddress('q=stampede-refreshes', ['stampede-refreshes'])).toEqual({
    asks: 'question',
    id: 'stampede-refreshes',
  });
});

test('another id is told, in a short sentence', () => {
  expect(readPracticeAddress(`q=${'x'.repeat(500)}`, [])).toEqual({
    asks: 'unknown',
    message: `Failed to read the address: there is no question “${'x'.repeat(40)}”. Here is another one.`,
  });
});

test('the address of a question is read back', () => {
  const search = practiceHref('practice-1-a').split('?')[1] ?? '';
  expect(readPracticeAddress(search, [])).toEqual({ asks: 'question', id: 'practice-1-a' });
});
