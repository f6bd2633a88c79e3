import { createContext } from 'react';
import type { LessonPart, WholeLesson } from '../../../lessons/index.ts';
import type { Target } from '../../../quiz/index.ts';

/** The lesson on the page, and how far the learner is. */
export interface LessonState {
  readonly entry: WholeLesson;
  readonly outline: readonly LessonPart[];
  readonly isAnswered: (question: string) => boolean;
  /** Raised to ask again what was missed. */
  readonly retry: number;
}

export const LessonContext = createContext<LessonState>({
  entry: {
    number: 0,
    folder: '',
    slug: '',
    title: '',
    about: '',
    minutes: 0,
    signature: { wrapper: '', scenario: '' },
    claims: {},
    questions: [],
    inTheWild: [],
  },
  outline: [],
  isAnswered: () => false,
  retry: 0,
});

/** The title of the part: the same run may stand in several, and its figures have names of their own. */
export const PartContext = createContext('');

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
