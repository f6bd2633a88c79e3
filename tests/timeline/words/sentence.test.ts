import { expect, test } from 'vitest';
import { listed, paragraph, plain, say, strong } from '../../../src/timeline/words/sentence.ts';
import type { TokenPart } from '../../../src/timeline/words/sentence.ts';

const a2: TokenPart = { token: { kind: 'access', generation: 2, expired: false } };

test('a template splices sentences, tokens and numbers, and joins the texts between them', () => {
  expect(say`It ${say`stores ${a2}`}, ${2} times.`).toEqual(['It stores ', a2, ', 2 times.']);
});

test('as text a token is its short name and a line is its number', () => {
  expect(plain(say`${strong(say`Posts receives ${a2}.`)} It comes from ${{ line: 27 }}.`)).toBe(
    'Posts receives a2. It comes from line 27.',
  );
});

test('a token that is none is called so', () => {
  expect(plain(say`It holds ${{ token: { kind: 'refresh', generation: null, expired: false } }}.`)).toBe(
    'It holds none.',
  );
});

test('a list has commas, and an and before the last', () => {
  const texts = [['a'], ['b'], ['c']];
  expect([1, 2, 3].map((count) => plain(listed(texts.slice(0, count))))).toEqual(['a', 'a and b', 'a, b and c']);
});

test('a paragraph leaves out empty sentences', () => {
  expect(plain(paragraph(say`One.`, [], say`Two.`))).toBe('One. Two.');
});
