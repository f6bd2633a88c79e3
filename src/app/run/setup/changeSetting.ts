import { SETTINGS } from '../../../sim/index.ts';
import type { Scenario, Settings } from '../../../sim/index.ts';

/** The settings with one value changed. What is as in the scenario is no setting. */
export function changeSetting(settings: Settings, base: Scenario, key: string, value: string): Settings {
  const { [key]: _before, ...others } = settings;
  const usual = SETTINGS.find((setting) => setting.key === key)?.read(base);
  return value === usual ? others : { ...others, [key]: value };
}
