import type { Scenario } from './scenario.ts';
import { scenarioOf } from './scenarios.ts';
import { isPacked } from './scenarioWord.ts';
import { applySettings } from './settings.ts';
import type { Settings } from './settings.ts';

/**
 * As `scenarioIn`, and also for a packed scenario: what reads one is loaded when there is one.
 *
 * @throws as `scenarioIn` does
 */
export async function loadScenario(named: {
  readonly scenario: string | Scenario;
  readonly settings?: Settings;
}): Promise<Scenario> {
  const { scenario, settings = {} } = named;
  if (typeof scenario !== 'string') return applySettings(scenario, settings);
  const read = isPacked(scenario) ? (await import('./packedScenario.ts')).scenarioNamed : scenarioOf;
  return applySettings(read(scenario), settings);
}
