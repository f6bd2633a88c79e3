import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { say, strong } from '../../../src/timeline/words/sentence.ts';
import type { Sentence, TokenPart } from '../../../src/timeline/words/sentence.ts';
import { Words } from '../../../src/timeline/words/Words.tsx';

const token = (kind: 'access' | 'refresh', generation: number, expired = false): TokenPart => ({
  token: { kind, generation, expired },
});
const markup = (sentence: Sentence): string => renderToStaticMarkup(createElement(Words, { sentence }));

test('a token is a chip in the colour of its generation, dashed when it has expired', () => {
  expect(markup([token('access', 1, true)])).toBe(
    '<span class="words"><span class="token-chip" data-tone="g1" data-expired="true" title="access token 1, expired">a1</span></span>',
  );
  expect(
    [2, 5, 6, 9, 10].map((generation) => /data-tone="g(\d)"/.exec(markup([token('refresh', generation)]))?.[1]),
  ).toEqual(['2', '5', '2', '5', '2']);
});

test('what is stressed is strong, tokens inside it included', () => {
  expect(markup(strong(say`Posts receives ${token('access', 2)}.`))).toBe(
    '<span class="words"><strong>Posts receives <span class="token-chip" data-tone="g2" title="access token 2">a2</span>.</strong></span>',
  );
});

test('a line is text, and a button where a click on it does something', () => {
  const sentence = say`It is ${{ line: 27 }}.`;
  expect(markup(sentence)).toBe('<span class="words">It is <span class="words-line">line 27</span>.</span>');
  expect(renderToStaticMarkup(createElement(Words, { sentence, onLine: () => {} }))).toBe(
    '<span class="words">It is <button type="button" class="words-line">line 27</button>.</span>',
  );
});
