import type { PairGeometry } from '../compare/pairLayout.ts';

/** `the same 14 steps in both`. When and how the runs part is said by the headline, once. */
export function sameWords({ difference }: Pick<PairGeometry, 'difference'>): string {
  if (difference === null) return 'all steps are the same in both';
  return `the same ${difference.same === 1 ? 'step' : `${difference.same} steps`} in both`;
}
