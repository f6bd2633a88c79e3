import { expect, test } from 'vitest';
import { seal, unseal } from '../../../src/cli/process/seal.ts';

test('messages are opened in the order in which they were sealed', () => {
  const [sealed, open] = [seal('ab'), unseal('ab')];
  const [one, two] = [sealed({ n: 1 }), sealed({ n: 2 })];
  expect([open(one), open(two)]).toEqual([{ n: 1 }, { n: 2 }]);
});

test('one that comes again, or too early, is no message, and the next one still is', () => {
  const [sealed, open] = [seal('ab'), unseal('ab')];
  const [one, two, three] = [sealed({ n: 1 }), sealed({ n: 2 }), sealed({ n: 3 })];
  expect([open(one), open(one), open(three), open(two), open(three)]).toEqual([
    { n: 1 },
    null,
    null,
    { n: 2 },
    { n: 3 },
  ]);
});

test.each([
  ['sealed with another key', seal('cd')({ n: 1 })],
  ['with another text', { ...seal('ab')({ n: 1 }), text: '{"n":2}' }],
  ['without a signature', { text: '{"n":1}' }],
  ['that is a text', '{"n":1}'],
  ['that is nothing', null],
])('a message %s is none', (_name, message) => {
  expect(unseal('ab')(message)).toBeNull();
});
