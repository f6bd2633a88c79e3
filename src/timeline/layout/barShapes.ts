import type { Shape, Tone } from './geometry.ts';
import type { Frame } from './frame.ts';
import type { Legs } from './legs.ts';
import { NUMBERS } from './numbers.ts';
import type { Outcome } from './outcome.ts';

/** Colours of the first half. */
export interface FirstHalf {
  readonly tone: Tone;
  readonly expired: boolean;
}

const INSET = NUMBERS.stroke / 2;

/** The outlines of a bar between `c0` and `c1` across the time axis. */
export function barShapes(
  frame: Frame,
  legs: Legs,
  outcome: Outcome,
  first: FirstHalf,
  c0: number,
  c1: number,
  decidedLater: number | null,
): readonly Shape[] {
  return [...halves(frame, legs, outcome, first, c0, c1), ...ends(frame, legs, outcome, c0, c1, decidedLater)];
}

function halves(
  frame: Frame,
  legs: Legs,
  outcome: Outcome,
  first: FirstHalf,
  c0: number,
  c1: number,
): readonly Shape[] {
  const { from, to, notch, lost, open } = legs;
  const cm = (c0 + c1) / 2;
  const t0 = from + INSET;
  const t1 = open ? to : to - INSET;
  const rectangle = (a: number, b: number, end: boolean): string =>
    end
      ? frame.path([
          [a, c0],
          [b, c0],
          [b, c1],
          [a, c1],
        ])
      : frame.path(
          [
            [b, c0],
            [a, c0],
            [a, c1],
            [b, c1],
          ],
          false,
        );

  if (legs.plain) {
    const body: Shape = {
      d: rectangle(t0, Math.max(t1, t0 + 1), !open),
      look: outcome.look === 'missing' ? 'tint' : outcome.look,
      tone: outcome.look === 'missing' ? first.tone : outcome.tone,
    };
    return [body];
  }
  const middle = notch ?? lost;
  if (middle === null) return [{ d: rectangle(t0, t1, !open), look: 'tint', ...first }];

  const out: Shape =
    notch === null
      ? { d: rectangle(t0, middle, true), look: 'tint', ...first }
      : {
          d: frame.path([
            [t0, c0],
            [middle - NUMBERS.notch, c0],
            [middle, cm],
            [middle - NUMBERS.notch, c1],
            [t0, c1],
          ]),
          look: 'tint',
          ...first,
        };
  const { slit } = NUMBERS;
  const start: readonly (readonly [number, number])[] =
    notch === null
      ? [
          [middle + slit, c1],
          [middle + slit, c0],
        ]
      : [
          [middle - slit, c1],
          [middle + slit, cm],
          [middle - slit, c0],
        ];
  const back: Shape = {
    d: frame.path(open ? [[t1, c1], ...start, [t1, c0]] : [...start, [t1, c0], [t1, c1]], !open),
    look: outcome.look,
    tone: outcome.tone,
  };
  return [out, back];
}

function ends(
  frame: Frame,
  legs: Legs,
  outcome: Outcome,
  c0: number,
  c1: number,
  decidedLater: number | null,
): readonly Shape[] {
  const shapes: Shape[] = [];
  const cm = (c0 + c1) / 2;
  if (legs.cap !== null && outcome.cap) {
    const [a, b] = [legs.cap, legs.to];
    const grow = outcome.cap.look === 'cap' ? INSET : 0;
    const [t0, t1] = outcome.cap.look === 'cap' ? [a, b] : [a, b - INSET];
    shapes.push({
      d: frame.path([
        [t0, c0 - grow],
        [t1, c0 - grow],
        [t1, c1 + grow],
        [t0, c1 + grow],
      ]),
      look: outcome.cap.look,
      tone: outcome.cap.look === 'cap' ? 'refused' : 'none',
    });
  }
  if (legs.lost !== null) {
    const r = 4.5;
    shapes.push({
      d: `${frame.path(
        [
          [legs.lost - r, cm - r],
          [legs.lost + r, cm + r],
        ],
        false,
      )}${frame.path(
        [
          [legs.lost - r, cm + r],
          [legs.lost + r, cm - r],
        ],
        false,
      )}`,
      look: 'cross',
      tone: 'refused',
    });
  }
  // Aborting tells the app, not FastAPI: the request goes on without a reader.
  if (decidedLater !== null) {
    shapes.push({
      d: `${frame.path(
        [
          [legs.to + 2, cm],
          [decidedLater, cm],
        ],
        false,
      )}${frame.path(
        [
          [decidedLater, cm - 5],
          [decidedLater, cm + 5],
        ],
        false,
      )}`,
      look: 'missing',
      tone: 'none',
    });
  }
  return shapes;
}
