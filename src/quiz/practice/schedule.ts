import { answersOf } from '../progress/progress.ts';
import type { Given } from '../progress/progress.ts';
import type { Progress } from '../progress/read.ts';
import { LEVELS, parsePracticeId, practiceId } from './practiceId.ts';
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
  const first = Object.keys(progress.questions)
    .filter((id) => parsePracticeId(id) !== null)
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

/** What to ask next. */
export interface NextPractice {
  readonly id: string;
  /** Missed before, and due again; else it is new. */
  readonly back: boolean;
}

/**
 * What to ask next: what is due, or a new question.
 *
 * @param lessonIds questions of lessons, which come back when they were missed
 * @param nowMs milliseconds since 1970
 * @param seed of a new question, a whole number from 0, drawn by the host
 */
export function nextPractice(
  progress: Progress,
  lessonIds: readonly string[],
  nowMs: number,
  seed: number,
): NextPractice {
  const generated = Object.keys(progress.questions).filter((id) => parsePracticeId(id) !== null);
  const [due] = comingBack(progress, [...lessonIds, ...generated]);
  if (due && due.dueMs <= nowMs) return { id: due.id, back: true };
  return { id: practiceId({ level: levelOf(progress), seed }), back: false };
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
