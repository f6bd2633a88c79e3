import type { RunSpec } from '../../../quiz/index.ts';
import { applySettings, scenarioOf, SETTINGS } from '../../../sim/index.ts';
import type { Settings } from '../../../sim/index.ts';
import { addressOf } from '../../address/address.ts';
import { formatAddress } from '../../address/formatAddress.ts';

/**
 * Where a run stands in the sandbox, beside another in the same scenario where one is given; `null` for one that it
 * cannot show: a mutant.
 */
export function sandboxHref({ wrapper, scenario, settings = {}, schedule }: RunSpec, beside?: RunSpec): string | null {
  if (typeof wrapper !== 'string') return null;
  const compare = beside ? beside.wrapper : null;
  if (compare !== null && typeof compare !== 'string') return null;
  const compareSettings = beside ? changesOf(scenario, settings, beside.settings ?? {}) : {};
  const address = addressOf({ wrapper, scenario, settings, compare, compareSettings, ...(schedule && { schedule }) });
  return `/sandbox?${formatAddress(address)}`;
}

/** What the second server has different from the first. */
function changesOf(scenario: string, first: Settings, second: Settings): Settings {
  const base = scenarioOf(scenario);
  const [one, other] = [applySettings(base, first), applySettings(base, second)];
  return Object.fromEntries(
    SETTINGS.flatMap(({ key, read }) => (read(one) === read(other) ? [] : [[key, read(other)] as const])),
  );
}
