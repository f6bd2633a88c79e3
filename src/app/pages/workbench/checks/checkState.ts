import { standingOf } from '../../../../sim/index.ts';
import type { CheckResult } from '../../../../sim/index.ts';

/** How a check is drawn: it has not come yet, is under way, or has a result. */
export function checkState(
  result: CheckResult | null,
  isNow: boolean,
): 'open' | 'now' | 'holds' | 'untested' | 'violated' {
  if (!result) return isNow ? 'now' : 'open';
  const standing = standingOf(result);
  return standing === 'held' ? 'holds' : standing;
}
