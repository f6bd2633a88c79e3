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
