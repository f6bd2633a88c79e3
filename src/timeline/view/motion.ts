import { createContext } from 'react';
import type { Playback } from '../playback/playback.ts';

/** What changes at each step, kept out of the props of the board, whose marks stay as they are. */
export interface Motion {
  readonly playback: Playback;
  readonly onSeek: ((step: number) => void) | undefined;
}

export const MotionContext = createContext<Motion | null>(null);
