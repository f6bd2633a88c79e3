import type { RunSpec } from '../../../quiz/index.ts';
import { scenarioIn, settingsBetween } from '../../../sim/index.ts';
import { addressOf } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';

/**
 * Where a run stands in the sandbox, beside another in the same scenario where one is given; `null` for one that it
 * cannot show: a mutant.
 */
export function sandboxHref({ wrapper, scenario, settings = {}, schedule }: RunSpec, beside?: RunSpec): string | null {
  if (typeof wrapper !== 'string') return null;
  const compare = beside ? beside.wrapper : null;
  if (compare !== null && typeof compare !== 'string') return null;
  const compareSettings = beside
    ? settingsBetween(scenarioIn({ scenario, settings }), scenarioIn({ ...beside, scenario }))
    : {};
  const address = addressOf({ wrapper, scenario, settings, compare, compareSettings, ...(schedule && { schedule }) });
  return `/sandbox?${formatAddress(address)}`;
}
