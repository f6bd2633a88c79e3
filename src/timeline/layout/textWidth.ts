import type { TextKind } from './geometry.ts';
import { NUMBERS } from './numbers.ts';

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

const SIZE: Readonly<Record<TextKind, number>> = {
  token: NUMBERS.text.token,
  status: NUMBERS.text.status,
  on: NUMBERS.text.status,
  inside: NUMBERS.text.label,
  attempt: NUMBERS.text.label,
  strong: NUMBERS.text.label,
  refused: NUMBERS.text.label,
  note: NUMBERS.text.note,
  bus: NUMBERS.text.bus,
  axis: NUMBERS.text.axis,
  dimension: NUMBERS.text.label,
};

/** Width in px of a text of this kind. */
export function widthOf(text: string, kind: TextKind): number {
  return textWidth(text, SIZE[kind]);
}
