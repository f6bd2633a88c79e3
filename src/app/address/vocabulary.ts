import { SCENARIOS, scenarioOf, SETTINGS } from '../../sim/index.ts';
import { WRAPPERS } from '../../wrappers/index.ts';
import { OWN } from './address.ts';
import type { Vocabulary } from './address.ts';
import { shortened } from './shortened.ts';

const USUAL = { wrapper: 'mutex', scenario: 'late-401' };

/**
 * What an address of this page may say.
 *
 * @param own whether the reader has opened a file of their own.
 */
export function vocabularyOf(own: boolean): Vocabulary {
  const scenario = scenarioOf(USUAL.scenario);
  return {
    wrappers: [...WRAPPERS.map(({ id }) => id), ...(own ? [OWN] : [])],
    scenarios: SCENARIOS.map(({ id }) => id),
    settings: SETTINGS.map(({ key, values, write }) => ({
      key,
      fault: (text) => (write(scenario, text) ? null : `${key} cannot be "${shortened(text)}", only ${values}`),
    })),
    usual: USUAL,
  };
}
