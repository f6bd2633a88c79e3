import type { RunSpec } from '../../../quiz/index.ts';
import type { RunTitles } from '../../../quiz/view/index.ts';
import { applySettings, scenarioOf, settingsBetween } from '../../../sim/index.ts';
import type { Scenario, Settings } from '../../../sim/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { addressOf } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';

/** What people call the wrapper of a run. */
export function wrapperTitle({ wrapper }: RunSpec): string {
  return typeof wrapper === 'string' ? wrapperOf(wrapper).title : wrapper.name;
}

/** The scenario of a run, before its settings: one of the lab's, or one that the run brings along. */
export function ownOrNamed({ scenario }: Pick<RunSpec, 'scenario'>): Scenario {
  return typeof scenario === 'string' ? scenarioOf(scenario) : scenario;
}

/** A run in words: `Mutex in Late 401`. */
export function runTitle(spec: RunSpec): string {
  const settings = Object.entries(spec.settings ?? {}).map(([key, value]) => `${key} ${value}`);
  return [`${wrapperTitle(spec)} in ${ownOrNamed(spec).title}`, ...settings].join(', ');
}

/**
 * Where a run stands in the sandbox, beside another in the same scenario where one is given; `null` for one that it
 * cannot show: a mutant, or a scenario of somebody's own.
 */
export function sandboxHref({ wrapper, scenario, settings = {}, schedule }: RunSpec, beside?: RunSpec): string | null {
  if (typeof wrapper !== 'string' || typeof scenario !== 'string') return null;
  const compare = beside ? beside.wrapper : null;
  if (compare !== null && typeof compare !== 'string') return null;
  const inScenario = (changes: Settings = {}): Scenario => applySettings(scenarioOf(scenario), changes);
  const compareSettings = beside ? settingsBetween(inScenario(settings), inScenario(beside.settings)) : {};
  const address = addressOf({ wrapper, scenario, settings, compare, compareSettings, ...(schedule && { schedule }) });
  return `/sandbox?${formatAddress(address)}`;
}

/** How a page calls a run, and where it can be looked at. */
export const runTitles: RunTitles = {
  name: runTitle,
  href(spec: RunSpec) {
    const href = sandboxHref(spec);
    return href === null ? null : `#${href}`;
  },
};
