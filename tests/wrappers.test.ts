import { expect, test } from 'vitest';
import { WRAPPERS } from '../src/wrappers/index.ts';
import { sourceOf } from './support/sources.ts';

test('there are the seven wrappers of the design in its order, and the reference', () => {
  expect(WRAPPERS.map(({ id }) => id)).toEqual([
    'plain',
    'no-mutex',
    'promise-flag',
    'mutex',
    'wrapped-refresh',
    'wrapped-refresh-mutex',
    'mutex-token-check',
    'reference',
  ]);
});

test.each(WRAPPERS.flatMap(({ id, passages }) => passages.map((passage) => ({ id, ...passage }))))(
  'in $id, "$text" stands exactly once',
  ({ id, text }) => {
    expect(sourceOf(id).text.split(text)).toHaveLength(2);
  },
);

test('no-mutex is the mutex wrapper without its lock lines', () => {
  const lock = /mutex|Mutex|release|\btry \{|\} finally \{|^\s*\}( else \{)?$/;
  const trimmed = (id: string): string[] =>
    sourceOf(id)
      .text.split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !lock.test(line));
  const mutex = trimmed('mutex');
  for (const line of trimmed('no-mutex')) expect(mutex).toContain(line);
});

test('the wrapped refreshes differ from their originals in one line', () => {
  const differing = (a: string, b: string): number => {
    const [left, right] = [a, b].map((id) => sourceOf(id).text.split('\n'));
    return left?.filter((line, at) => line !== right?.[at]).length ?? -1;
  };
  expect(differing('no-mutex', 'wrapped-refresh')).toBe(1);
  expect(differing('mutex', 'wrapped-refresh-mutex')).toBe(1);
});
