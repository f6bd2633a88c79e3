import { capital, CHECK_IDS, counted, countStanding, standingOf } from '../../../../sim/index.ts';
import type { CheckId, CheckResult, Standing } from '../../../../sim/index.ts';
import { hasGoals } from '../benches.ts';
import type { Bench } from '../benches.ts';
import type { Checked } from './useChecks.ts';

/** What a check is called on the page: `One refresh at once`. */
export function checkTitle(id: CheckId): string {
  return capital(id.replaceAll('-', ' '));
}

/** How a check is drawn: it has not come yet, is under way, or has a result. */
export function checkState(
  result: CheckResult | null,
  isNow: boolean,
): 'open' | 'now' | 'holds' | 'untested' | 'violated' | 'not-judged' {
  if (!result) return isNow ? 'now' : 'open';
  const standing = standingOf(result);
  return standing === 'held' ? 'holds' : standing;
}

/** What a standing is called. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  held: 'holds',
  untested: 'not put to the test',
  violated: 'violated',
  'not-judged': 'not judged',
};

/** How many of these were put to the test and hold. */
export function heldOf({ results }: Pick<Checked, 'results'>, ids: readonly CheckId[]): number {
  return countStanding(
    results.filter(({ id }) => ids.includes(id)),
    'held',
  );
}

/** How many claims hold. */
export function claimsHeld(claims: Checked['claims']): number {
  return claims.filter(({ holds }) => holds).length;
}

/** How many goals there are: checks, and claims. */
export function goalCount({ goals, claims }: Pick<Bench, 'goals' | 'claims'>): number {
  return goals.length + (claims?.count ?? 0);
}

/** Whether every goal was put to the test and holds. */
export function holdsAll(
  checked: Pick<Checked, 'results' | 'claims'>,
  bench: Pick<Bench, 'goals' | 'claims'>,
): boolean {
  return heldOf(checked, bench.goals) + claimsHeld(checked.claims) === goalCount(bench);
}

/** One sentence over the list of checks. */
export function summaryOf(checked: Checked, bench: Pick<Bench, 'goals' | 'claims'>): string {
  const { state, own, results, now } = checked;
  const all = CHECK_IDS.length;
  const goals = hasGoals(bench) ? bench.goals : null;
  if (own === null) {
    const more = bench.claims
      ? ` So ${bench.claims.count === 1 ? 'is' : 'are'} ${counted(bench.claims.count, 'claim')}.`
      : '';
    const what = goals ? `${goals.length} of the ${all} are the goals of this exercise.` : `There are ${all} of them.`;
    return `Nothing runs before you say so. ${what}${more}`;
  }
  const untested = countStanding(results, 'untested');
  const unjudged = countStanding(results, 'not-judged');
  const held = [
    `${heldOf(checked, CHECK_IDS)} of ${all} hold`,
    ...(untested === 0 ? [] : [`${untested} not put to the test`]),
    ...(unjudged === 0 ? [] : [`${unjudged} not judged`]),
  ].join(', ');
  const said = goals
    ? `${heldOf(checked, goals) + claimsHeld(checked.claims)} of ${goalCount(bench)} goals${unjudgedGoals(results, goals)}, ${held}`
    : held;
  if (state === 'running' && results.length === all) return `The claims are held against runs: ${said}.`;
  if (state === 'running') {
    const which = now ? `: ${checkTitle(now.check)}, ${now.runs.toLocaleString('en')} runs` : '';
    return `Check ${Math.min(results.length + 1, all)} of ${all}${which}`;
  }
  if (state === 'cancelled') return `Cancelled after ${results.length} of ${all}: ${said}.`;
  if (state === 'failed')
    return results.length > 0 ? `Stopped after ${results.length} of ${all}: ${said}.` : 'There are no results.';
  return `${said}.`;
}

/** How many goals are not judged, in brackets; nothing where all are. */
function unjudgedGoals(results: readonly CheckResult[], goals: readonly CheckId[]): string {
  const count = countStanding(
    results.filter(({ id }) => goals.includes(id)),
    'not-judged',
  );
  return count === 0 ? '' : ` (${count} not judged)`;
}

/** What a screen reader is told when a result comes, or the end. */
export function announcementOf(checked: Checked, bench: Pick<Bench, 'goals' | 'claims' | 'isExercise'>): string {
  const { state, results } = checked;
  const last = results.at(-1);
  const all = CHECK_IDS.length;
  if (state === 'done') {
    const solved = bench.isExercise && holdsAll(checked, bench) ? 'Solved: every goal holds. ' : '';
    return `${solved}All ${all} checks have run: ${heldOf({ results }, CHECK_IDS)} hold.`;
  }
  if (state === 'cancelled') return `Cancelled after ${results.length} of ${all} checks.`;
  if (!last) return state === 'running' ? 'The checks are under way.' : '';
  return `${results.length} of ${all}: ${checkTitle(last.id)}: ${STANDING_WORDS[standingOf(last)]}`;
}
