import type { Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarioText.ts';
import { applySettings } from './settings.ts';
import type { Settings } from './settings.ts';

/**
 * The scenario that something names, or brings along, with its settings applied.
 *
 * @throws {Error} when there is none such, or a setting cannot be applied; the message lists what there is
 */
export function scenarioIn(named: { readonly scenario: string | Scenario; readonly settings?: Settings }): Scenario {
  const { scenario } = named;
  return applySettings(typeof scenario === 'string' ? scenarioNamed(scenario) : scenario, named.settings ?? {});
}
