import type { LessonEntry } from '../../../lessons/index.ts';
import { answersOf, wasRight } from '../../../quiz/progress/progress.ts';
import type { Progress } from '../../../quiz/progress/readProgress.ts';

/** How a question stands. */
export type Mark = 'right' | 'missed' | 'open';

/** How far a learner is in a lesson. */
export interface Standing {
  readonly entry: LessonEntry;
  /** By question, in their order. */
  readonly marks: readonly Mark[];
  readonly right: number;
  readonly hasBegun: boolean;
  /** Every question has an answer. */
  readonly isOver: boolean;
}

/** How far a learner is in each lesson. */
export function standings(lessons: readonly LessonEntry[], progress: Progress): readonly Standing[] {
  return lessons.map((entry) => {
    const marks = entry.questions.map(({ id }): Mark => {
      if (wasRight(progress, id)) return 'right';
      return answersOf(progress, id).length > 0 ? 'missed' : 'open';
    });
    return {
      entry,
      marks,
      right: marks.filter((mark) => mark === 'right').length,
      hasBegun: progress.visited[entry.slug] !== undefined || marks.some((mark) => mark !== 'open'),
      isOver: marks.every((mark) => mark !== 'open'),
    };
  });
}

/** Where to go on: the lesson opened last, if it has open questions; else the first one that has. `null`: all is done. */
export function goOnWith(all: readonly Standing[], progress: Progress): Standing | null {
  const open = all.filter(({ isOver }) => !isOver);
  const visited = open.filter(({ entry }) => progress.visited[entry.slug] !== undefined);
  const last = visited.toSorted(
    (a, b) => (progress.visited[b.entry.slug] ?? 0) - (progress.visited[a.entry.slug] ?? 0),
  )[0];
  return last ?? open[0] ?? null;
}
