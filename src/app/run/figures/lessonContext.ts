import { createContext, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { LessonPart, WholeLesson } from '../../../lessons/index.ts';
import type { Target } from '../../../quiz/index.ts';
import type { LineHeads } from '../code/SourceView.tsx';

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

/** What the source beside a run shows of the step where its playhead stands. */
export interface PlaceInSource {
  /** The line of the wrapper that the step is about, from 1. */
  readonly line: number | null;
  /** Where its calls stand. */
  readonly heads: LineHeads;
  /** What went wrong at an await until now, in a sentence: it stands below the source. */
  readonly below: ReactNode;
}

/** What the figure, the question and the source of a stage tell each other. */
export interface StageState {
  /** By the id of a wrapper, or the name of a mutant. */
  readonly places: Readonly<Record<string, PlaceInSource>>;
  readonly setPlace: (wrapper: string, place: PlaceInSource) => void;
  /** What is picked on the timeline, for a question that points at it. */
  readonly picked: Target | null;
  readonly setPicked: (target: Target | null) => void;
}

/** `null` outside of a stage. */
export const StageContext = createContext<StageState | null>(null);

/** The state of one stage. */
export function useStage(): StageState {
  const [places, setPlaces] = useState<StageState['places']>({});
  const [picked, setPicked] = useState<Target | null>(null);
  const setPlace = useCallback<StageState['setPlace']>(
    (wrapper, place) => setPlaces((others) => ({ ...others, [wrapper]: place })),
    [],
  );
  return useMemo(() => ({ places, setPlace, picked, setPicked }), [places, setPlace, picked]);
}
