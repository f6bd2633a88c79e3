import type { Scenario } from './scenario.ts';
import { scenarioOf } from './scenarios.ts';
import { isPacked } from './scenarioWord.ts';
import { applySettings } from './settings.ts';
import type { Settings } from './settings.ts';

/**
 * As `scenarioIn`, for a page that names the lab's own scenarios: what reads a packed one is loaded when there is one.
 *
 * @throws as `scenarioIn` does
 */
export async function loadScenario(named: {
  readonly scenario: string;
  readonly settings?: Settings;
}): Promise<Scenario> {
  const read = isPacked(named.scenario) ? (await import('./scenarioText.ts')).scenarioNamed : scenarioOf;
  return applySettings(read(named.scenario), named.settings ?? {});
}
