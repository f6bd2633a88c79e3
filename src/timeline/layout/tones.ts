import type { Generation } from '../../sim/index.ts';
import type { Tone } from './geometry.ts';

const LATER = ['g2', 'g3', 'g4', 'g5'] as const;

/** The colours of a generation: 6 and on repeat 2 to 5. */
export function toneOf(generation: Generation): Tone {
  if (generation === null) return 'none';
  if (generation <= 1) return 'g1';
  return LATER[(generation - 2) % LATER.length] ?? 'none';
}
