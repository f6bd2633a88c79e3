import { run, scenarioOf, SCENARIOS } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { sourceOf } from '../../support/sources.ts';

export interface NamedRun {
  readonly name: string;
  readonly trace: Trace;
}

/** Every wrapper in every scenario: by time, and once in an order of chance, whose axis counts steps. */
export async function allRuns(): Promise<readonly NamedRun[]> {
  const runs: NamedRun[] = [];
  for (const wrapper of WRAPPERS) {
    for (const scenario of SCENARIOS) {
      for (const schedule of [{ by: 'time' }, { by: 'seed', seed: 7 }] as const) {
        const trace = await run({ source: sourceOf(wrapper.id), scenario: scenarioOf(scenario.id), schedule });
        runs.push({ name: `${wrapper.id} in ${scenario.id} by ${schedule.by}`, trace });
      }
    }
  }
  return runs;
}
