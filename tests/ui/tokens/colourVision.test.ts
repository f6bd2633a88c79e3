import { expect, test } from 'vitest';
import { ciede2000, labOf } from './support/ciede2000.ts';
import { linear } from './support/colour.ts';
import { readTokens } from './support/readTokens.ts';
import type { Theme } from './support/readTokens.ts';
import { seenBy, VISIONS } from './support/visions.ts';

const colourOf = readTokens();

/** Borders and text: the colours that tell generations, refusals and right answers apart. */
const LINES = ['g1-line', 'g2-line', 'g3-line', 'g4-line', 'g5-line', 'refused-line', 'right-line'];
/** Where a token is born, and the cap of a refusal. Tints are not here: each has its border and its label. */
const SOLIDS = ['g2-solid', 'g3-solid', 'g4-solid', 'g5-solid', 'refused-solid'];

/** Different at a glance, in CIEDE2000. */
const AT_A_GLANCE = 6;
/** Nearly every run has generations 2 and 3, side by side. */
const FAR_APART = 45;

const CASES = (['light', 'dark'] as const).flatMap((theme) =>
  (['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const).map((vision) => ({ theme, vision })),
);

function difference(theme: Theme, vision: keyof typeof VISIONS, a: string, b: string): number {
  const [labA, labB] = [a, b].map((name) => labOf(seenBy(linear(colourOf(theme, name)), VISIONS[vision])));
  return labA && labB ? ciede2000(labA, labB) : 0;
}

function pairsOf(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const));
}

test.each(CASES)('in $theme no two border colours look alike with $vision', ({ theme, vision }) => {
  const alike = pairsOf(LINES).filter(([a, b]) => difference(theme, vision, a, b) < AT_A_GLANCE);
  expect(alike).toEqual([]);
});

test.each(CASES)('in $theme no two solid colours look alike with $vision', ({ theme, vision }) => {
  const alike = pairsOf(SOLIDS).filter(([a, b]) => difference(theme, vision, a, b) < AT_A_GLANCE);
  expect(alike).toEqual([]);
});

test.each(CASES)('in $theme the second and third token are far apart with $vision', ({ theme, vision }) => {
  expect(difference(theme, vision, 'g2-line', 'g3-line')).toBeGreaterThan(FAR_APART);
});

test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)('the difference of %j and %j is %d, as published by Sharma, Wu and Dalal', (a, b, published) => {
  expect(ciede2000(a, b)).toBeCloseTo(published, 4);
});
