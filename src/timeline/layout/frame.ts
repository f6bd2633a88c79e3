import type { Box, Orientation } from './geometry.ts';

/** Draws in (time, lane) coordinates, whichever way time runs. */
export interface Frame {
  readonly orientation: Orientation;
  readonly box: (fromT: number, toT: number, fromC: number, toC: number) => Box;
  /** A path through points; `close` by default. */
  readonly path: (points: readonly (readonly [t: number, c: number])[], close?: boolean) => string;
}

/** The frame of an orientation. */
export function frameOf(orientation: Orientation): Frame {
  const across = orientation === 'across';
  const point = ([t, c]: readonly [number, number]): string =>
    across ? `${hundredth(t)} ${hundredth(c)}` : `${hundredth(c)} ${hundredth(t)}`;
  return {
    orientation,
    box: (fromT, toT, fromC, toC) =>
      across
        ? { x: fromT, y: fromC, width: toT - fromT, height: toC - fromC }
        : { x: fromC, y: fromT, width: toC - fromC, height: toT - fromT },
    path: (points, close = true) => `M${points.map(point).join('L')}${close ? 'Z' : ''}`,
  };
}

/** Hundredths of a px are enough, and keep the page small. */
export function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
