import { createContext } from 'react';

/** What the figure of a stage tells the source beside it. */
export interface StageState {
  /** The line of the wrapper where the playhead stands, from 1. */
  readonly line: number | null;
  readonly setLine: (line: number | null) => void;
}

export const StageContext = createContext<StageState>({ line: null, setLine: () => undefined });
