export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/**
 * Where the playhead stands, for views that follow it without rendering: a place counts milliseconds where the run
 * has a time, else steps.
 */
export interface PlaceStore {
  readonly get: () => number;
  /** Gives the undo. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A run being played. `step` changes at each step; the place in between is in `place`. */
export interface Playback {
  /** 0 before the first step. */
  readonly step: number;
  readonly steps: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly place: PlaceStore;
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
