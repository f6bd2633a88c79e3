import { expect, test } from 'vitest';

const SOURCES = import.meta.glob<string>('../../src/{app,quiz,ui}/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Lines that are read on a page: without comments and imports. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => !/^\s*(\/?\*|\/\/|import )/.test(line));
}

test('an answer is what FastAPI sends: what a learner says is called otherwise on every page', () => {
  const found = Object.entries(SOURCES).flatMap(([file, text]) =>
    linesOf(text)
      .filter((line) =>
        /\byour (own |first |last )?answers?\b|>Answers<|\bAnswer again\b|\bcommit to an answer\b/i.test(line),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
