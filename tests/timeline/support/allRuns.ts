import { run, scenarioOf, SCENARIOS } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { sourceOf } from '../../support/sources.ts';

export interface NamedRun {
  readonly name: string;
  readonly trace: Trace;
}

/** How many wrappers in a scenario are tried; all of them with `TESTS=all`. */
const TRIED = 100;

let runs: Promise<readonly NamedRun[]> | undefined;

/** Wrappers in scenarios: by time, and once in an order of chance, whose axis counts steps. */
export function allRuns(): Promise<readonly NamedRun[]> {
  runs ??= runAll();
  return runs;
}

async function runAll(): Promise<readonly NamedRun[]> {
  const pairs = WRAPPERS.flatMap((wrapper) => SCENARIOS.map((scenario) => [wrapper.id, scenario.id] as const));
  const done: NamedRun[] = [];
  for (const [wrapper, scenario] of drawn(pairs, TRIED)) {
    for (const schedule of [{ by: 'time' }, { by: 'seed', seed: 7 }] as const) {
      const trace = await run({ source: sourceOf(wrapper), scenario: scenarioOf(scenario), schedule });
      done.push({ name: `${wrapper} in ${scenario} by ${schedule.by}`, trace });
    }
  }
  return done;
}
