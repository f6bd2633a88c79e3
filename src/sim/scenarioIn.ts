import type { Scenario } from './scenario.ts';
import { scenarioOf } from './scenarios.ts';
import { applySettings } from './settings.ts';
import type { Settings } from './settings.ts';

/**
 * The scenario that something names, one of the lab's, or brings along, with its settings applied. `loadScenario` reads a
 * packed one as well: what that takes is not carried where nobody packs.
 *
 * @throws {Error} when there is none such, or a setting cannot be applied; the message lists what there is
 */
export function scenarioIn(named: { readonly scenario: string | Scenario; readonly settings?: Settings }): Scenario {
  const { scenario } = named;
  return applySettings(typeof scenario === 'string' ? scenarioOf(scenario) : scenario, named.settings ?? {});
}
