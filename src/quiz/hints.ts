import type { Question } from './question.ts';

/** Of a right answer, which is worth 1. */
const USUAL_COST = 0.2;

/** What each hint of a question costs, in the order they are given. */
export function hintCosts({ hints = [] }: Pick<Question, 'hints'>): readonly number[] {
  return hints.map(({ cost }) => cost ?? USUAL_COST);
}
