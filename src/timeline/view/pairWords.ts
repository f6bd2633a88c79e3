import type { PairGeometry } from '../compare/pairLayout.ts';

/** `the same 14 steps in both`. */
export function sameWords({ difference }: Pick<PairGeometry, 'difference'>): string {
  if (difference === null) return 'all steps are the same in both';
  return `the same ${difference.same === 1 ? 'step' : `${difference.same} steps`} in both`;
}

/** `first difference, 320 ms`; `null` where there is none. */
export function differenceWords({ difference, axis }: Pick<PairGeometry, 'difference' | 'axis'>): string | null {
  if (difference === null) return null;
  return `first difference, ${axis === 'time' ? `${difference.atMs} ms` : `step ${difference.step}`}`;
}

/** Both, as one line. */
export function pairWords(pair: Pick<PairGeometry, 'difference' | 'axis'>): string {
  return [sameWords(pair), differenceWords(pair)].filter((words) => words !== null).join('; ');
}
