import { answersOf } from '../progress/progress.ts';
import type { Given } from '../progress/progress.ts';
import type { Progress } from '../progress/readProgress.ts';
import { LEVELS, parsePracticeId } from './practiceId.ts';
import type { PracticeLevel } from './practiceId.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Leitner's boxes: what was missed comes back after minutes, and after each right answer later, until it is known.
 * All of it is read off the answers, so there is nothing more to keep or to merge. FSRS would fit a model of forgetting
 * to years of daily reviews with grades; here a few dozen questions are met a few times each.
 */
const BOXES_MS = [3 * MINUTE_MS, DAY_MS, 4 * DAY_MS, 12 * DAY_MS] as const;
/** So many right answers in a row, of those that are asked when they are due, raise the level. */
const TO_RISE = 2;

/** A question that comes back. */
export interface Due {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly dueMs: number;
}

/** Questions that were missed and are not known since, the most urgent first; not all are due yet. */
export function comingBack(progress: Progress, ids: readonly string[]): readonly Due[] {
  return ids
    .flatMap((id) => {
      const dueMs = dueAt(answersOf(progress, id));
      return dueMs === null ? [] : [{ id, dueMs }];
    })
    .toSorted((a, b) => a.dueMs - b.dueMs || (a.id < b.id ? -1 : 1));
}

/** The level of the next generated question: two right in a row raise it, a miss lowers it. */
export function levelOf(progress: Progress): PracticeLevel {
  const first = practisedIds(progress)
    .flatMap((id) => answersOf(progress, id).slice(0, 1))
    .toSorted((a, b) => a.at - b.at);
  let [level, streak] = [0, 0];
  for (const { right } of first) {
    streak = right ? streak + 1 : 0;
    if (!right) level = Math.max(0, level - 1);
    if (streak < TO_RISE) continue;
    level = Math.min(LEVELS.length - 1, level + 1);
    streak = 0;
  }
  return LEVELS[level] ?? 1;
}

/** Of questions in a round of practice. */
export const ROUND_LENGTH = 10;

/** What to ask next. */
export type NextPractice =
  /** Missed before: due again, or at least wrong the last time. */
  | { readonly as: 'back'; readonly id: string; readonly isDue: boolean }
  /** A new one, to be drawn. */
  | { readonly as: 'new'; readonly level: PracticeLevel };

/**
 * What to ask next: what is due, then what was wrong the last time, then a new question.
 *
 * @param lessonIds questions of lessons, which come back when they were missed
 * @param nowMs milliseconds since 1970
 * @param asked in this round: none is asked twice in it
 */
export function nextPractice(
  progress: Progress,
  lessonIds: readonly string[],
  nowMs: number,
  asked: readonly string[] = [],
): NextPractice {
  const back = comingBack(progress, [...lessonIds, ...practisedIds(progress)]).filter(({ id }) => !asked.includes(id));
  const [first] = back;
  if (first && first.dueMs <= nowMs) return { as: 'back', id: first.id, isDue: true };
  const wrong = back.find(({ id }) => answersOf(progress, id).at(-1)?.right === false);
  if (wrong) return { as: 'back', id: wrong.id, isDue: false };
  return { as: 'new', level: levelOf(progress) };
}

/** The generated questions that were asked and have an answer, in no order. */
export function practisedIds(progress: Progress): readonly string[] {
  return Object.keys(progress.questions).filter(
    (id) => parsePracticeId(id) !== null && answersOf(progress, id).length > 0,
  );
}

/** `null` for what was never missed, or is known since. */
function dueAt(answers: readonly Given[]): number | null {
  let box: number | null = null;
  for (const { right } of answers) {
    if (!right) box = 0;
    else if (box !== null) box += 1;
  }
  const last = answers.at(-1);
  const wait = box === null ? undefined : BOXES_MS[box];
  return last && wait !== undefined ? last.at + wait : null;
}
