import type { Rgb } from './colour.ts';

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * How light reaches somebody without one kind of cone, on linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
 */
export const VISIONS: Readonly<Record<'usual' | 'protanopia' | 'deuteranopia' | 'tritanopia', Matrix>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour, linear, as it is seen so. What leaves the screen's range is cut off. */
export function seenBy([red, green, blue]: Rgb, matrix: Matrix): Rgb {
  const channel = (row: Rgb): number => Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue));
  return [channel(matrix[0]), channel(matrix[1]), channel(matrix[2])];
}
