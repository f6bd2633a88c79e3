import { expect, test } from 'vitest';
import { LONGEST_PROGRESS, readClass } from '../../../src/quiz/report/readClass.ts';
import { aFile, number } from './aFile.ts';

const AGAIN = 'Ask for a file that “Export to a file” on the practice page has made.';

test('answers are read in the order of their times, and hints are none', () => {
  const text = JSON.stringify({
    version: 1,
    epoch: 0,
    questions: {
      a: {
        epoch: 0,
        entries: [
          { at: 20, said: number(2), right: true, score: 1, hints: 1 },
          { at: 5, said: null, right: false, score: 0, hints: 1 },
          { at: 10, said: number(1), right: true, score: 1, hints: 0 },
        ],
      },
    },
    visited: {},
  });
  const [learner] = readClass([{ name: 'ann.json', text }]).learners;
  expect(learner?.logs.get('a')).toEqual({
    answers: [
      { atMs: 10, said: number(1) },
      { atMs: 20, said: number(2) },
    ],
    afterReset: false,
  });
});

test('a damaged file gets one sentence, and the others are read', () => {
  const { learners, faults } = readClass([
    { name: 'empty.json', text: ' \n' },
    { name: 'cut.json', text: '{"version":1,' },
    { name: 'other.json', text: '[1, 2]' },
    { name: 'wrong.json', text: '{"version":1,"epoch":0,"questions":{"a":7},"visited":{}}' },
    { name: 'newer.json', text: '{"version":99}' },
    aFile('ann.json', { a: [number(1)] }),
  ]);
  expect(learners.map(({ files }) => files)).toEqual([['ann.json']]);
  expect(faults).toEqual([
    `Failed to read empty.json: it is empty. ${AGAIN}`,
    `Failed to read cut.json: it is no JSON. ${AGAIN}`,
    `Failed to read other.json: "version" is not what it should be. ${AGAIN}`,
    `Failed to read wrong.json: "questions.a" is not what it should be. ${AGAIN}`,
    'Failed to read newer.json: it is of version 99, and this lab is older. Update the lab.',
  ]);
});

test('a file that is too long is not parsed', () => {
  const { faults } = readClass([{ name: 'film.json', text: `${' '.repeat(LONGEST_PROGRESS)}{}` }]);
  expect(faults).toEqual([`Failed to read film.json: it is longer than any export. ${AGAIN}`]);
});

test('a byte order mark in front of a file does no harm', () => {
  const { name, text } = aFile('ann.json', { a: [number(1)] });
  expect(readClass([{ name, text: `\uFEFF${text}` }])).toMatchObject({
    faults: [],
    learners: [{ files: ['ann.json'] }],
  });
});

test('a file without answers is told and no learner', () => {
  expect(readClass([aFile('new.json', {}), aFile('hints.json', { a: [] })])).toEqual({
    learners: [],
    notes: ['No answers are in new.json and hints.json.'],
    faults: [],
  });
});

test('an answer after a reset of its question, or of everything, is marked', () => {
  const of = (options: Parameters<typeof aFile>[2]) =>
    readClass([aFile('ann.json', { a: [number(1)], b: [number(1)] }, options)]).learners.flatMap(({ logs }) =>
      [...logs.values()].map(({ afterReset }) => afterReset),
    );
  expect(of({ epochs: { a: 1 } })).toEqual([true, false]);
  expect(of({ epoch: 2 })).toEqual([true, true]);
});

test('characters that a terminal obeys are taken out of names and messages', () => {
  const { faults } = readClass([
    { name: '\u001B[2Jann.json', text: '{"version":1,"epoch":0,"questions":{"\\u001b[31m":7},"visited":{}}' },
  ]);
  expect(faults).toEqual([
    `Failed to read \uFFFD[2Jann.json: "questions.\uFFFD[31m" is not what it should be. ${AGAIN}`,
  ]);
});

test('a question called __proto__ is no answer of everybody', () => {
  const text = '{"version":1,"epoch":0,"questions":{"__proto__":{"epoch":0,"entries":[]}},"visited":{}}';
  expect(readClass([{ name: 'ann.json', text }]).learners).toEqual([]);
});

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
