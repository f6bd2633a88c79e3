import { scenarioOf, SETTINGS } from '../../sim/index.ts';
import type { RunSpec } from '../runSpec.ts';
import type { PracticeLevel } from './practiceId.ts';

/** A wrapper that may be asked about. */
export interface PracticeWrapper {
  readonly id: string;
  readonly title: string;
}

/** From which level on wrappers and scenarios are drawn; those that are not listed from level 4 on. */
const WRAPPER_LEVELS: Readonly<Record<string, PracticeLevel>> = {
  plain: 1,
  'no-mutex': 1,
  mutex: 1,
  'promise-flag': 2,
  'mutex-token-check': 2,
};
const USUAL_LEVEL: PracticeLevel = 4;

const SCENARIO_LEVELS: readonly (readonly [id: string, from: PracticeLevel])[] = [
  ['one-expired', 1],
  ['three-at-once', 1],
  ['late-401', 2],
  ['refresh-refused', 2],
  ['no-refresh-token', 2],
  ['reuse-revokes', 3],
  ['refresh-500', 3],
  ['refresh-offline', 3],
  ['refresh-500-json', 4],
  ['refresh-hangs', 4],
  ['slow-repeat', 4],
  ['logout-during-refresh', 5],
  ['owner-aborted', 5],
  ['two-tabs', 5],
];

/** What may be set on top of a scenario, and from which level on. */
const SETTING_LEVELS: readonly (readonly [key: string, from: PracticeLevel, values: readonly string[]])[] = [
  ['components', 3, ['2', '3', '4']],
  ['rotation', 3, ['off', 'rotate']],
  ['reuse', 3, ['refuse', 'revoke-family']],
  ['posts-back', 4, ['30', '90', '200']],
  ['users-back', 4, ['30', '90', '200']],
  ['comments-back', 4, ['30', '150', '300']],
  ['refresh-back', 4, ['60', '160']],
  ['grace-ms', 5, ['50', '500']],
];
/** How many of them are set, at each level. */
const SETTINGS_AT = { 1: 0, 2: 0, 3: 1, 4: 2, 5: 2 } as const;

/** One of a list. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('Failed to draw: the list is empty. Give it something to draw from.');
  return one;
}

/** A run to ask about: wrapper, scenario, components, latencies and policy, as the level allows. */
export function drawRun(level: PracticeLevel, random: () => number, wrappers: readonly PracticeWrapper[]): RunSpec {
  const wrapper = pick(random, wrappersAt(level, wrappers)).id;
  const scenario = pick(
    random,
    SCENARIO_LEVELS.filter(([, from]) => from <= level),
  )[0];
  const open = SETTING_LEVELS.filter(([, from]) => from <= level);
  const settings: Record<string, string> = {};
  for (let count = 0; count < SETTINGS_AT[level]; count += 1) {
    const [key, , values] = pick(random, open);
    const value = pick(random, values);
    const usual = SETTINGS.find((setting) => setting.key === key)?.read(scenarioOf(scenario));
    if (value !== usual) settings[key] = value;
  }
  return Object.keys(settings).length > 0 ? { wrapper, scenario, settings } : { wrapper, scenario };
}

/** The wrappers that are asked about at a level. */
export function wrappersAt(level: number, wrappers: readonly PracticeWrapper[]): readonly PracticeWrapper[] {
  return wrappers.filter(({ id }) => (WRAPPER_LEVELS[id] ?? USUAL_LEVEL) <= level);
}
