import type { CheckResult } from './check.ts';

/**
 * What a wrapper gets for a check: `held` where it was put to the test and passed, `untested` where no run came to what
 * the check is about. Each result is one of the three.
 */
export type Standing = 'held' | 'untested' | 'violated';

/** What a result comes to. */
export function standingOf(result: CheckResult): Standing {
  if (!result.holds) return 'violated';
  return result.tested ? 'held' : 'untested';
}

/** How many of these results come to that. */
export function countStanding(results: readonly CheckResult[], standing: Standing): number {
  return results.filter((result) => standingOf(result) === standing).length;
}
