import { SCENARIOS, scenarioOf, SETTINGS } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { LINKED, OWN } from './address.ts';
import type { Vocabulary } from './address.ts';
import { shortened } from './shortened.ts';

export const USUAL_WRAPPER = 'mutex';

const USUAL = { wrapper: USUAL_WRAPPER, scenario: 'late-401' };

/**
 * What an address of this page may say.
 *
 * @param own whether the reader has opened a file of their own.
 * @param linked whether a link has brought a file.
 */
export function vocabularyOf(own: boolean, linked = false): Vocabulary {
  const scenario = scenarioOf(USUAL.scenario);
  return {
    wrappers: [...WRAPPERS.map(({ id }) => id), ...(own ? [OWN] : []), ...(linked ? [LINKED] : [])],
    scenarios: SCENARIOS.map(({ id }) => id),
    settings: SETTINGS.map(({ key, values, write }) => ({
      key,
      fault: (text) => (write(scenario, text) ? null : `${key} cannot be “${shortened(text)}”, only ${values}`),
    })),
    usual: USUAL,
  };
}
