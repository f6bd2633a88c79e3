import { expect } from 'vitest';
import { requestsOf, run, scenarioIn, standingOf } from '../../src/sim/index.ts';
import type { CheckId, CheckResult, Source, Standing } from '../../src/sim/index.ts';
import { DEFINITIONS } from '../../src/sim/checks/checks.ts';

/** The checks that come to that, in the order of `CHECKS`. */
export function standingIn(results: readonly CheckResult[], standing: Standing): readonly CheckId[] {
  return results.filter((result) => standingOf(result) === standing).map(({ id }) => id);
}

/** The checks that are violated, in the order of `CHECKS`. */
export function violatedIn(results: readonly CheckResult[]): readonly CheckId[] {
  return standingIn(results, 'violated');
}

/** Each witness replays to the very violation that was told, and the request that it names has a line of code. */
export async function expectWitnessesToReplay(source: Source, results: readonly CheckResult[]): Promise<void> {
  for (const { id, holds, because, witness } of results) {
    if (holds !== false) continue;
    expect(witness, `${id} has a witness`).not.toBeNull();
    if (!witness) continue;
    const { step, request, schedule } = witness;
    const trace = await run({ source, scenario: scenarioIn(witness), schedule });
    expect(DEFINITIONS.find((check) => check.id === id)?.judge(trace), id).toEqual({ step, request, because });
    // `plain` is fetchBaseQuery itself, and axios sends in a turn of its own: no line of theirs sends anything.
    if (request === null || source.id === 'plain' || source.id === 'axios-queue') continue;
    const record = requestsOf(trace).find((one) => one.id === request);
    expect(record?.line, `${id}: the line of ${request}`).toBeGreaterThan(0);
  }
}
