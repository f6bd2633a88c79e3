import { createContext } from 'react';
import type { Target } from '../../../quiz/index.ts';

/** What the figure, the question and the source of a stage tell each other. */
export interface StageState {
  /** The line of the wrapper where the playhead stands, from 1. */
  readonly line: number | null;
  readonly setLine: (line: number | null) => void;
  /** What is picked on the timeline, for a question that points at it. */
  readonly picked: Target | null;
  readonly setPicked: (target: Target | null) => void;
}

/** `null` outside of a stage. */
export const StageContext = createContext<StageState | null>(null);
