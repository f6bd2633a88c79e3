import type { StoreApi } from 'zustand/vanilla';

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where a run that is played stands. */
export interface PlayState {
  /** 0 before the first step. */
  readonly step: number;
  /** Where the playhead is, also between two steps: milliseconds where the run has a time, else steps. */
  readonly place: number;
  readonly playing: boolean;
  readonly speed: Speed;
}

/** A run being played. It is a new object at each step; for what moves in between, follow its store. */
export interface Playback extends Omit<PlayState, 'place'> {
  readonly steps: number;
  readonly store: Pick<StoreApi<PlayState>, 'getState' | 'getInitialState' | 'subscribe'>;
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly stepForward: () => void;
  readonly stepBack: () => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  readonly seekStep: (step: number) => void;
  /** While dragging, between two steps as well. */
  readonly seekPlace: (place: number) => void;
  readonly setSpeed: (speed: Speed) => void;
}
