import { run, scenarioOf } from '../../src/sim/index.ts';
import type { Trace } from '../../src/sim/index.ts';
import { sourceOf } from './sources.ts';

/** A run by time of a built-in wrapper in a scenario. */
export function runByTime(wrapper: string, scenario: string): Promise<Trace> {
  return run({ source: sourceOf(wrapper), scenario: scenarioOf(scenario), schedule: { by: 'time' } });
}
