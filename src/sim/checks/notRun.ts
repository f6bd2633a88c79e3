import { sentenceOf } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { CheckId, CheckResult } from './check.ts';

/**
 * The result of a check whose runs could not be made: it is violated, without a witness.
 *
 * @param why a sentence where nothing is known of the wrapper itself: its file could not be read
 */
export function notRun(id: CheckId, why: Problem | string): CheckResult & { readonly holds: false } {
  const [because, problem] = typeof why === 'string' ? [why, null] : [sentenceOf(why), why];
  return { id, runs: 0, orders: null, holds: false, because, witness: null, problem };
}
