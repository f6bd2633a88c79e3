import { WrapperError } from '../problem.ts';
import { run } from '../run.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioIn } from '../scenarioIn.ts';
import type { Source } from '../source/source.ts';
import type { Trace } from '../trace.ts';
import type { CheckId, CheckOptions, CheckResult } from './check.ts';
import { DEFINITIONS } from './checks.ts';
import type { CheckDefinition, OrdersSeen, Setup } from './definition.ts';
import { createJudgedOrders } from './judgedOrders.ts';
import type { JudgedOrders, OnRun } from './judgedOrders.ts';
import { notJudged, notRun } from './check.ts';

/** What is said of a check that no run put to the test. */
function untested({ untested: lacking = 'no refresh was sent' }: CheckDefinition): string {
  return `No run put this to the test: ${lacking}.`;
}

/**
 * Runs a wrapper against the checks, one after another, from the first level to the last. Explorations are shared: the
 * first check that needs one runs it for all. The same source gives the same results, whichever checks are asked for.
 *
 * @returns one result for each check, in the order of `CHECKS`; fewer when the signal stopped it. A wrapper that cannot
 *   be run at all violates every check, without a witness
 */
export function runChecks(source: Source, options: CheckOptions = {}): Promise<readonly CheckResult[]> {
  return askChecks(source, DEFINITIONS, scenarioIn, options);
}

/**
 * As `runChecks`, with other checks and scenarios.
 *
 * @param scenarioOf the scenario that a check's setup means
 */
export async function askChecks(
  source: Source,
  definitions: readonly CheckDefinition[],
  scenarioOf: (setup: Setup) => Scenario,
  options: CheckOptions,
): Promise<readonly CheckResult[]> {
  const { only, onResult, onProgress, signal, hands } = options;
  const checks = definitions.filter(({ id }) => only?.includes(id) ?? true);
  const wanted = checks.map(({ id }) => id);
  const orders = createJudgedOrders(source, hands);
  const byTime = createRunsByTime(source, scenarioOf);
  const results: CheckResult[] = [];
  for (const check of checks) {
    let runs = 0;
    const onRun: OnRun = async () => {
      runs += 1;
      await onProgress?.(check.id, runs);
      return !signal?.aborted;
    };
    if (signal?.aborted) break;
    const doubt = unjudged(source, check);
    if (doubt) {
      results.push(doubt);
      await onResult?.(doubt);
      continue;
    }
    const result = await refusable(check.id, () => resultOf(byTime, check, orders, wanted, onRun));
    if (!result) break;
    results.push(result);
    await onResult?.(result);
  }
  return results;
}

/** Runs a setup by time. */
type RunByTime = (setup: Setup, details: boolean) => Promise<Trace>;

/** What several checks look at is run once. */
function createRunsByTime(source: Source, scenarioOf: (setup: Setup) => Scenario): RunByTime {
  const known = new Map<string, Promise<Trace>>();
  return (setup, details) => {
    const key = `${details} ${JSON.stringify(setup)}`;
    const trace = known.get(key) ?? run({ source, scenario: scenarioOf(setup), schedule: { by: 'time' } }, { details });
    known.set(key, trace);
    return trace;
  };
}

async function resultOf(
  byTime: RunByTime,
  check: CheckDefinition,
  orders: JudgedOrders,
  wanted: readonly CheckId[],
  onRun: OnRun,
): Promise<CheckResult | null> {
  const { id, judge } = check;
  const traces: Trace[] = [];
  const seen: OrdersSeen[] = [];
  let runs = 0;
  let tested = false;
  const counts = () => ({
    id,
    runs,
    orders: check.orders.length === 0 ? null : seen.reduce((sum, { schedules }) => sum + schedules, 0),
  });

  for (const setup of check.runs) {
    const trace = await byTime(setup, check.details ?? false);
    runs += 1;
    if (trace.unsure) return { ...notJudged(id, trace.unsure), runs };
    const violation = judge(trace, traces);
    traces.push(trace);
    tested ||= check.tests?.(trace) ?? true;
    if (violation) {
      const { step, request, because } = violation;
      const witness = { ...setup, schedule: { by: 'time' }, step, request } as const;
      return { ...counts(), holds: false, because, witness, problem: null };
    }
    const blind = check.blindTo?.(trace) ?? null;
    if (blind !== null) return { ...notJudged(id, blind), runs };
    if (!(await onRun())) return null;
  }
  for (const setup of check.orders) {
    const verdict = await orders.verdict(id, setup, wanted, onRun);
    if (!verdict) return null;
    runs += verdict.runs;
    tested ||= verdict.tested;
    seen.push(verdict);
    if (verdict.violated) return { ...counts(), holds: false, ...verdict.violated, problem: null };
  }
  return {
    ...counts(),
    holds: true,
    tested,
    because: tested ? check.holds({ traces, orders: seen }) : untested(check),
    witness: null,
  };
}

/** Why a check is not judged; `null` where it is. */
function unjudged({ dialect, doubts = [], text }: Source, { id, unasked }: CheckDefinition): CheckResult | null {
  const [doubt] = doubts;
  const why = doubt ?? (dialect && unasked?.(dialect, { text })) ?? null;
  return why === null ? null : notJudged(id, why);
}

/** A wrapper that cannot be run at all violates the check. */
async function refusable(id: CheckId, work: () => Promise<CheckResult | null>): Promise<CheckResult | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof WrapperError)) throw error;
    return notRun(id, error.problem);
  }
}
