import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeProgress, NO_PROGRESS, readProgress, writeProgress } from '../../../src/quiz/index.ts';
import type { Migrations } from '../../../src/quiz/progress/readProgress.ts';
import { progress } from '../support/arbitrary.ts';

test('what was written is read back', () => {
  fc.assert(
    fc.property(progress, (one) => {
      expect(readProgress(writeProgress(one))).toEqual({ as: 'progress', progress: one, leftOut: [] });
    }),
  );
});

test('any other text is damaged, and reading it does not throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readProgress(text).as).toBe('damaged');
    }),
  );
});

test('a text that was cut off is damaged', () => {
  fc.assert(
    fc.property(progress, fc.nat(), (one, at) => {
      const text = writeProgress(mergeProgress(one, one));
      expect(readProgress(text.slice(0, at % text.length)).as).toBe('damaged');
    }),
  );
});

test.each([
  ['{"version":1}', '"epoch" is not what it should be'],
  ['nothing', 'it is no JSON'],
  ['{"version":0}', 'there is no version 0'],
])('%s is damaged: %s', (text, cause) => {
  expect(readProgress(text)).toEqual({ as: 'damaged', cause });
});

test('a part that is not what it should be costs no other', () => {
  const good = { at: 5, hints: 0, said: null, right: false, score: 0 };
  const text = JSON.stringify({
    version: 1,
    epoch: 0,
    visited: { mutex: 7, early: -1, late: 9e15 },
    questions: {
      a: { epoch: 0, entries: [{ ...good, at: 2 ** 53 - 1 }, good, { ...good, hints: 1e10 }] },
      b: { epoch: 2 ** 53 - 1, entries: [good] },
      c: { epoch: 1, entries: [good] },
    },
  });
  expect(readProgress(text)).toEqual({
    as: 'progress',
    progress: {
      ...NO_PROGRESS,
      visited: { mutex: 7 },
      questions: { a: { epoch: 0, entries: [good] }, c: { epoch: 1, entries: [good] } },
    },
    leftOut: [
      '"questions.a.entries.0.at" is not what it should be',
      '"questions.a.entries.2.hints" is not what it should be',
      '"questions.b.epoch" is not what it should be',
      '"visited.early" is not what it should be',
      '"visited.late" is not what it should be',
    ],
  });
});

test('a later version is told apart from damage', () => {
  expect(readProgress('{"version":7}')).toEqual({ as: 'newer', version: 7 });
});

test('earlier versions are migrated one after the other', () => {
  const migrations: Migrations = {
    '-1': ({ answers }) => ({ logs: answers }),
    0: ({ logs }) => ({ ...NO_PROGRESS, visited: logs }),
  };
  expect(readProgress('{"version":-1,"answers":{"mutex":3}}', migrations)).toEqual({
    as: 'progress',
    progress: { ...NO_PROGRESS, visited: { mutex: 3 } },
    leftOut: [],
  });
});
