import type { Question } from './question.ts';

/** Numbers, and places on a timeline, that suggest themselves: never fewer than this. */
const LEAST_PLAUSIBLE = 5;

/** The probability of a right answer by guessing: told from the question alone, so that totals need no run. */
function guessOf(question: Question): number {
  switch (question.kind) {
    case 'number':
    case 'point':
      return 1 / Math.max(LEAST_PLAUSIBLE, question.wrong.length + 1);
    case 'choice':
      return 1 / question.options.length;
    case 'set':
      return 1 / 2 ** question.options.length;
    case 'order':
      return 1 / factorial(question.items.length);
    case 'why':
    case 'concept':
      return question.pick === 'one' ? 1 / question.options.length : 1 / 2 ** question.options.length;
  }
}

/** What a question counts for in a total: 1 less the probability to guess it. A yes or no 0.5, a choice of five 0.8. */
export function weightOf(question: Question): number {
  return 1 - guessOf(question);
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}
