import { expect, test } from 'vitest';
import { plainLines } from '../../../../src/app/run/code/codeLines.ts';
import { highlightLines } from '../../../../src/app/run/code/highlight.ts';

const textOf = (lines: ReturnType<typeof plainLines>) => lines.map((line) => line.map((span) => span.text).join(''));

test('keywords and comments are told apart, and nothing else', () => {
  expect(highlightLines('// why\nconst a = await b;\n')).toEqual([
    [{ text: '// why', as: 'comment' }],
    [
      { text: 'const', as: 'keyword' },
      { text: ' a = ', as: 'plain' },
      { text: 'await', as: 'keyword' },
      { text: ' b;', as: 'plain' },
    ],
  ]);
});

test('a comment over three lines is a comment on each of them', () => {
  expect(highlightLines('/* a\n b\n c */ d').map((line) => line[0]?.as)).toEqual(['comment', 'comment', 'comment']);
});

test.for(['', 'a', 'a\n', 'a\n\n', '\n\na\r\nb', 'const {[ = `${', "'open"])(
  'highlighting keeps every line of %j',
  (text) => {
    expect(textOf(highlightLines(text))).toEqual(textOf(plainLines(text)));
  },
);
