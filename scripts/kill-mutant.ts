import { CHECK_IDS, run, runChecks, scenarioIn, standingOf, WrapperError } from '../src/sim/index.ts';
import type { CheckId, Source, Trace } from '../src/sim/index.ts';
import { DEFINITIONS } from '../src/sim/checks/checks.ts';
import type { CheckDefinition, Setup } from '../src/sim/checks/definition.ts';

/** Why a mutant is none of the wrappers that hold what its original holds: a check, or that it cannot be run. */
export type Killer = CheckId | 'cannot be run';

/** The checks that a wrapper holds. */
export async function heldBy(source: Source): Promise<readonly CheckId[]> {
  const results = await runChecks(source);
  return CHECK_IDS.filter((id) => results.some((result) => result.id === id && standingOf(result) === 'held'));
}

/**
 * The first check that a mutant does not hold any more, by the runs that go by time: a few at a time, and no order.
 *
 * @param held the checks that its original holds
 * @returns `null` where these runs show nothing
 */
export async function killedByTime(source: Source, held: readonly CheckId[]): Promise<Killer | null> {
  const known = new Map<string, Promise<Trace>>();
  const traceOf = (setup: Setup, details: boolean): Promise<Trace> => {
    const key = JSON.stringify([setup, details]);
    const trace = known.get(key) ?? run({ source, scenario: scenarioIn(setup), schedule: { by: 'time' } }, { details });
    known.set(key, trace);
    return trace;
  };
  try {
    for (const check of DEFINITIONS.filter(({ id }) => held.includes(id)))
      if (!(await holdsByTime(check, traceOf))) return check.id;
    return null;
  } catch (error) {
    if (error instanceof WrapperError) return 'cannot be run';
    throw error;
  }
}

async function holdsByTime(
  check: CheckDefinition,
  traceOf: (setup: Setup, details: boolean) => Promise<Trace>,
): Promise<boolean> {
  let tested = check.orders.length > 0;
  const before: Trace[] = [];
  for (const setup of check.runs) {
    const trace = await traceOf(setup, check.details ?? false);
    if (check.judge(trace, before)) return false;
    before.push(trace);
    tested ||= check.tests?.(trace) ?? true;
  }
  return tested;
}

/** The same by all orders of the checks that look at some: some thousand runs where nothing is found. */
export async function killedInOrders(source: Source, held: readonly CheckId[]): Promise<Killer | null> {
  const only = DEFINITIONS.flatMap(({ id, orders }) => (held.includes(id) && orders.length > 0 ? id : []));
  const stop = new AbortController();
  let killer: Killer | null = null;
  await runChecks(source, {
    only,
    signal: stop.signal,
    onResult(result) {
      if (killer !== null || standingOf(result) === 'held') return;
      killer = result.id;
      stop.abort();
    },
  });
  return killer;
}
