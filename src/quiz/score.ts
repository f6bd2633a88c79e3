import type { Question } from './question.ts';

/** Of a right answer, which is worth 1. */
const USUAL_HINT_COST = 0.2;

/** A right answer is worth this much when the key has been seen before. */
const SEEN = 0.5;

/** What points count, for whoever sees a total of them. */
export const POINTS_COUNT =
  'A question that is right the first time has all of its points, and half of them when it is right later. Hints take off what they say, and what is hard to guess counts for more.';

/** What each hint of a question costs, in the order they are given. */
export function hintCosts({ hints = [] }: Pick<Question, 'hints'>): readonly number[] {
  return hints.map(({ cost }) => cost ?? USUAL_HINT_COST);
}

/** What stood between a learner and an answer. */
export interface Effort {
  /** How many hints were taken. */
  readonly hints: number;
  /** Whether the key had been shown: on every answer but the first. */
  readonly seen: boolean;
}

/**
 * What an answer counts for its question, from 0 to 1.
 *
 * @param score of its grade
 */
export function scoreOf(question: Pick<Question, 'hints'>, score: number, { hints, seen }: Effort): number {
  const cost = hintCosts(question)
    .slice(0, hints)
    .reduce((sum, one) => sum + one, 0);
  const worth = score * Math.max(0, 1 - cost) * (seen ? SEEN : 1);
  return Math.round(worth * 1000) / 1000;
}

/** A question's part in a total. */
export interface Weighed {
  /** From 0 to 1; `null` where there is no answer yet. */
  readonly score: number | null;
  /** 1 less the probability to guess it: a yes or no weighs 0.5, a choice of five 0.8. */
  readonly weight: number;
}

/** The score of a lesson, or of the whole. */
export interface Total {
  readonly answered: number;
  readonly questions: number;
  /** Weighed points, and how many there are. */
  readonly points: number;
  readonly of: number;
  /** The part of all points that was reached, in whole percent. */
  readonly percent: number;
}

/** Adds up questions by their weights. What has no answer counts as 0. */
export function totalOf(questions: readonly Weighed[]): Total {
  const points = questions.reduce((sum, { score, weight }) => sum + (score ?? 0) * weight, 0);
  const of = questions.reduce((sum, { weight }) => sum + weight, 0);
  return {
    answered: questions.filter(({ score }) => score !== null).length,
    questions: questions.length,
    points,
    of,
    percent: of === 0 ? 0 : Math.round((100 * points) / of),
  };
}
