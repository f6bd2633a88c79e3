import { expect, test } from 'vitest';
import { readClass } from '../../../src/quiz/report/readClass.ts';
import { aFile, number } from './aFile.ts';

const whose = (...files: Parameters<typeof readClass>[0]) => readClass(files).learners.map((learner) => learner.files);

test('two exports of one learner count once, with all answers', () => {
  const { learners, notes } = readClass([
    aFile('monday.json', { a: [number(1)], b: [number(2)] }),
    aFile('tuesday.json', { a: [number(1)], b: [number(2), number(3)] }),
  ]);
  expect(learners.map(({ files, logs }) => [files, logs.get('b')?.answers.map(({ said }) => said)])).toEqual([
    [
      ['monday.json', 'tuesday.json'],
      [number(2), number(3)],
    ],
  ]);
  expect(notes).toEqual([
    'monday.json and tuesday.json hold answers of the same learner: they count once, with the earliest answer to each question.',
  ]);
});

test('files of the same name with answers of their own are of different learners', () => {
  expect(
    whose(
      aFile('reauth-lab-progress.json', { a: [number(1)] }),
      aFile('reauth-lab-progress.json', { a: [number(1)] }, { startMs: 5 }),
    ),
  ).toHaveLength(2);
});

test('one or two equal answers in the same millisecond do not make two learners one', () => {
  const said = (ms: number) => ({
    a: [{ answer: number(1), atMs: 1 }],
    b: [{ answer: number(1), atMs: 2 }],
    c: [{ answer: number(1), atMs: ms }],
  });
  expect(whose(aFile('ann.json', said(10)), aFile('bob.json', said(11)))).toEqual([['ann.json'], ['bob.json']]);
  expect(whose(aFile('ann.json', said(10)), aFile('bob.json', said(10)))).toEqual([['ann.json', 'bob.json']]);
});

test('a later export joins two earlier ones that have nothing in common', () => {
  expect(
    whose(
      aFile('a.json', { a: [{ answer: number(1), atMs: 1 }] }),
      aFile('other.json', { z: [number(1)] }, { startMs: 7 }),
      aFile('b.json', { b: [{ answer: number(1), atMs: 2 }] }),
      aFile('both.json', { a: [{ answer: number(1), atMs: 1 }], b: [{ answer: number(1), atMs: 2 }] }),
    ),
  ).toEqual([['a.json', 'b.json', 'both.json'], ['other.json']]);
});

test('an earlier export brings back the first answer that a reset has taken away', () => {
  const kept = { b: [number(1)], c: [number(1)], d: [number(1)] };
  const [learner] = readClass([
    aFile('after.json', { ...kept, a: [{ answer: number(3), atMs: 999_999 }] }, { epochs: { a: 1 } }),
    aFile('before.json', { ...kept, a: [{ answer: number(7), atMs: 500_000 }] }),
  ]).learners;
  expect(learner?.logs.get('a')).toEqual({
    answers: [
      { atMs: 500_000, said: number(7) },
      { atMs: 999_999, said: number(3) },
    ],
    afterReset: false,
  });
});
