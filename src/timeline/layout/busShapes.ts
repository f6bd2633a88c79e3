import type { Frame } from './frame.ts';
import { NUMBERS } from './numbers.ts';

/** The outline of a value: flat at the ends of the picture, pointed where values change. */
export function segmentPath(
  frame: Frame,
  from: number,
  to: number,
  c0: number,
  c1: number,
  pointed: { readonly start: boolean; readonly end: boolean },
): string {
  const cm = (c0 + c1) / 2;
  const slope = Math.min(NUMBERS.busSlope, (to - from) / 2);
  const start: readonly (readonly [number, number])[] = pointed.start
    ? [
        [from + slope, c1],
        [from, cm],
        [from + slope, c0],
      ]
    : [
        [from, c1],
        [from, c0],
      ];
  const end: readonly (readonly [number, number])[] = pointed.end
    ? [
        [to - slope, c0],
        [to, cm],
        [to - slope, c1],
      ]
    : [
        [to, c0],
        [to, c1],
      ];
  return frame.path([...start, ...end]);
}

/** A value that lasted no time. */
export function diamondPath(frame: Frame, at: number, c0: number, c1: number): string {
  const cm = (c0 + c1) / 2;
  return frame.path([
    [at - 4, cm],
    [at, c0],
    [at + 4, cm],
    [at, c1],
  ]);
}
