import type { QuestionReport } from './questionReport.ts';

/** Questions from the hardest, by the share that was right at first; what nobody answered comes last. */
export function byHardness<T extends QuestionReport>(questions: readonly T[]): readonly T[] {
  return questions.toSorted((a, b) => shareOf(a) - shareOf(b) || b.answered - a.answered);
}

function shareOf({ rightAtFirst, answered }: QuestionReport): number {
  return answered === 0 ? 2 : rightAtFirst / answered;
}
