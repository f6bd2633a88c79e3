import { SETTINGS } from '../../../sim/index.ts';
import type { Scenario } from '../../../sim/index.ts';
import type { Option } from '../../../ui/Option.ts';

/** A value of a sentence that can be changed. */
export interface SettingValue {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** What the scenario has, in words, when this differs from it. */
  readonly was: string | null;
}

/** What is asked of a setting. */
export interface SettingQuestion {
  readonly key: string;
  readonly label: string;
  /** What is offered; the scenario's value and the present one always are. */
  readonly offers: readonly (string | number)[];
  /** How a value reads in the sentence. */
  readonly words: (value: string) => string;
}

/**
 * A setting of a scenario as something to choose.
 *
 * @param now the scenario with all settings applied
 * @param base the scenario without them
 * @throws {Error} when there is no setting with this key.
 */
export function settingValue(
  { key, label, offers, words }: SettingQuestion,
  now: Scenario,
  base: Scenario,
): SettingValue {
  const setting = SETTINGS.find((candidate) => candidate.key === key);
  if (!setting) throw new Error(`Failed to offer "${key}": there is no such setting. Use a key of SETTINGS.`);
  const [value, before] = [setting.read(now), setting.read(base)];
  const values = [...new Set([...offers.map(String), before, value])];
  const numbers = offers.every((offer) => typeof offer === 'number');
  return {
    key,
    label,
    value,
    options: (numbers ? values.toSorted((a, b) => Number(a) - Number(b)) : values).map((text) => ({
      value: text,
      label: words(text),
    })),
    was: value === before ? null : words(before),
  };
}
