import type { Orientation } from './geometry.ts';
import { NUMBERS } from './numbers.ts';
import type { Outcome } from './outcome.ts';
import type { Placed } from './rows.ts';
import { widthOf } from './textWidth.ts';

/** The halves of a bar along the time axis, in px. */
export interface Legs {
  readonly from: number;
  readonly to: number;
  /** Where FastAPI decided, while the request lived. */
  readonly notch: number | null;
  /** Where it was lost. */
  readonly lost: number | null;
  readonly plain: boolean;
  readonly open: boolean;
  /** Where the solid end begins; `null` where there is none. */
  readonly cap: number | null;
  /** The word of the end stands inside. */
  readonly statusInside: boolean;
  /** The word is turned: the column is narrower. */
  readonly turned: boolean;
}

/** Left and right of a number, and of a word, in a cap. */
const PAD = { number: 3, word: 6 } as const;
const AFTER_NOTCH = NUMBERS.slit + 2;

/**
 * Divides a bar. Two halves are drawn where each has its least width and the word of the end fits into the second;
 * else one plain bar, with its cap.
 *
 * @param thickness of the bar across the time axis, in px
 */
export function divide(
  placed: Placed,
  outcome: Outcome,
  decidedPx: number | null,
  lostPx: number | null,
  orientation: Orientation,
  thickness: number,
): Legs {
  const { from, to, open } = placed;
  const notch = decidedPx !== null && decidedPx <= to + 0.01 ? decidedPx : null;
  const word = outcome.cap?.text ?? outcome.quiet;
  const wordWidth =
    word === null ? 0 : widthOf(word, outcome.cap ? 'on' : 'status') + 2 * (/\d/.test(word) ? PAD.number : PAD.word);
  const turned = orientation === 'down' && wordWidth > thickness;
  const along = word === null ? 0 : orientation === 'across' || turned ? wordWidth : NUMBERS.down.cap;

  const middle = notch ?? lostPx;
  const out = (middle ?? to) - from;
  const back = middle === null ? Infinity : to - middle;
  const halves =
    out >= NUMBERS.legMin && (open || (back >= NUMBERS.legMin && (word === null || back >= along + AFTER_NOTCH)));
  const undivided = middle === null && (open || to - from >= along + NUMBERS.legMin);
  const plain = !halves && !undivided;
  const needed = orientation === 'across' || turned ? along : NUMBERS.down.capLeast;
  const statusInside = word !== null && (!plain || to - from >= needed);

  const room = plain ? to - from : middle === null ? to - from : back - AFTER_NOTCH;
  const capLength = orientation === 'across' ? Math.max(NUMBERS.cap, along) : along;
  const cap =
    outcome.cap && !open ? to - Math.min(capLength, Math.max(room, Math.min(to - from, NUMBERS.barMin))) : null;
  return { from, to, notch: plain ? null : notch, lost: plain ? null : lostPx, plain, open, cap, statusInside, turned };
}
