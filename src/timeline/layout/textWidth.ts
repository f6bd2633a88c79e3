import type { TextKind } from './geometry.ts';

/**
 * Advance widths of Recursive (MONO 0) in hundredths of an em, measured in Chromium. They are the same in every
 * weight, which is a property of this typeface.
 */
const GROUPS: readonly (readonly [hundredths: number, characters: string])[] = [
  [30, ' |'],
  [35, "!',.:;`ijl·’"],
  [40, '()f'],
  [45, '-[]r/'],
  [50, 'IJct'],
  [55, 'EFLSz{}s'],
  [59, 'CTvy'],
  [65, 'ADHNOQUVGY'],
  [80, 'Mw…'],
  [85, 'm'],
  [95, 'W'],
  [105, '@→'],
];

const HUNDREDTHS = new Map(
  GROUPS.flatMap(([width, characters]) => Array.from(characters, (character) => [character, width] as const)),
);

/** Width in px of a text in Recursive at a font size in px. Never too small by more than kerning. */
export function textWidth(text: string, sizePx: number): number {
  let hundredths = 0;
  for (const character of text) hundredths += HUNDREDTHS.get(character) ?? 60;
  return (hundredths * sizePx) / 100;
}

/** Size in px and weight of each kind of text. */
export const TEXT: Readonly<Record<TextKind, { readonly size: number; readonly weight: number }>> = {
  token: { size: 12, weight: 550 },
  status: { size: 12, weight: 500 },
  on: { size: 12, weight: 650 },
  inside: { size: 11, weight: 400 },
  attempt: { size: 11, weight: 400 },
  strong: { size: 11, weight: 650 },
  refused: { size: 11, weight: 650 },
  note: { size: 11, weight: 400 },
  bus: { size: 12, weight: 400 },
  axis: { size: 11, weight: 400 },
  dimension: { size: 11, weight: 400 },
};

/** Width in px of a text of this kind. */
export function widthOf(text: string, kind: TextKind): number {
  return textWidth(text, TEXT[kind].size);
}
