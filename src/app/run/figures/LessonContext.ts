import { createContext } from 'react';
import type { LessonPart, WholeLesson } from '../../../lessons/index.ts';

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
