import { expect, test } from 'vitest';
import { contrast, rgbOf } from './support/colour.ts';
import { readTokens } from './support/readTokens.ts';

const colourOf = readTokens();

const GROUNDS = ['paper', 'sheet', 'well'];
const TINTS = ['g1-tint', 'g2-tint', 'g3-tint', 'g4-tint', 'g5-tint', 'refused-tint', 'right-tint'];

/** WCAG 2.2, 1.4.3: text, on what it stands on. `ink-3` is not for the highlighter. */
const TEXTS: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', [...GROUNDS, ...TINTS, 'mark']],
  ['ink-2', [...GROUNDS, ...TINTS, 'mark']],
  ['ink-3', GROUNDS],
  ['paper', ['ink', 'ink-2']],
  ['on-solid', ['g2-solid', 'g3-solid', 'g4-solid', 'g5-solid', 'refused-solid']],
  ['g1-line', ['paper', 'sheet', 'g1-tint']],
  ['g2-line', ['paper', 'sheet', 'g2-tint']],
  ['g3-line', ['paper', 'sheet', 'g3-tint']],
  ['g4-line', ['paper', 'sheet', 'g4-tint']],
  ['g5-line', ['paper', 'sheet', 'g5-tint']],
  ['refused-line', [...GROUNDS, 'refused-tint']],
  ['right-line', [...GROUNDS, 'right-tint']],
];

/** WCAG 2.2, 1.4.11: marks, and borders of controls. `hair` is decoration. */
const MARKS: readonly (readonly [mark: string, grounds: readonly string[]])[] = [
  ['line', GROUNDS],
  ['hatch', ['paper', 'sheet']],
  ['mark-edge', [...GROUNDS, 'mark']],
  ['refused-solid', ['paper', 'sheet']],
  ['g2-solid', ['paper', 'sheet']],
  ['g3-solid', ['paper', 'sheet']],
  ['g4-solid', ['paper', 'sheet']],
  ['g5-solid', ['paper', 'sheet']],
];

const CASES = (['light', 'dark'] as const).flatMap((theme) => [
  { theme, what: 'text', least: 4.5, pairs: TEXTS },
  { theme, what: 'mark', least: 3, pairs: MARKS },
]);

test.each(CASES)('in $theme every $what has a contrast of at least $least', ({ theme, least, pairs }) => {
  const weak = pairs.flatMap(([front, grounds]) =>
    grounds.flatMap((ground) => {
      const found = contrast(colourOf(theme, front), colourOf(theme, ground));
      return found < least ? [`${front} on ${ground}: ${found.toFixed(2)}`] : [];
    }),
  );
  expect(weak).toEqual([]);
});

test('white on black has 21, and a colour on itself 1', () => {
  expect(contrast(rgbOf('#ffffff'), rgbOf('#000000'))).toBeCloseTo(21, 10);
  expect(contrast(rgbOf('#1a66bd'), rgbOf('#1a66bd'))).toBe(1);
});
