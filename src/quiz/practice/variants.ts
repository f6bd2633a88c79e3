import { scenarioIn } from '../../sim/index.ts';
import type { Scenario, Settings } from '../../sim/index.ts';
import { changeRun, runKey } from '../runSpec.ts';
import type { RunChange, RunSpec } from '../runSpec.ts';
import type { PracticeWrapper } from './draw.ts';

/** A run beside another: one thing is changed. */
export interface Variant {
  readonly value: string;
  readonly change: RunChange;
  readonly spec: RunSpec;
  /** As a change to choose: `Turn rotation off`. */
  readonly text: string;
  /** After "… would be right": `with rotation off`. */
  readonly if: string;
}

interface SettingChange {
  readonly value: string;
  readonly settings: Settings;
  readonly text: string;
  readonly if: string;
  readonly fits: (scenario: Scenario) => boolean;
}

const SETTING_CHANGES: readonly SettingChange[] = [
  {
    value: 'rotation-off',
    settings: { rotation: 'off' },
    text: 'Turn rotation off',
    if: 'with rotation off',
    fits: ({ server }) => server.rotation === 'rotate',
  },
  {
    value: 'rotation-on',
    settings: { rotation: 'rotate' },
    text: 'Turn rotation on',
    if: 'with rotation on',
    fits: ({ server }) => server.rotation === 'off',
  },
  {
    value: 'revoke-family',
    settings: { reuse: 'revoke-family' },
    text: 'Let reuse revoke the family',
    if: 'if reuse revoked the family',
    fits: ({ server }) => server.reuse === 'refuse' && server.rotation === 'rotate',
  },
  {
    value: 'refresh-answered',
    settings: { refresh: 'normal' },
    text: 'Let the refresh be answered by the rules',
    if: 'if the refresh were answered by the rules',
    fits: ({ server }) => server.refreshAnswer !== 'normal',
  },
  {
    value: 'one-component',
    settings: { components: '1' },
    text: 'Mount one component alone',
    if: 'with one component alone',
    fits: ({ mounts }) => mounts.length > 1,
  },
  {
    value: 'even-latencies',
    settings: { 'posts-back': '30', 'users-back': '30', 'comments-back': '30' },
    text: 'Let all first answers take the same time',
    if: 'if all first answers took the same time',
    fits: ({ latency }) => latency.exceptions.some(({ backMs = latency.api.backMs }) => backMs !== latency.api.backMs),
  },
  {
    value: 'late-comments',
    settings: { 'comments-back': '300' },
    text: 'Let the first answer to Comments take 300 ms',
    if: 'if the first answer to Comments took 300 ms',
    fits: ({ mounts }) => mounts.some(({ component }) => component === 'comments'),
  },
];

/** Runs that differ from this one in one thing: other wrappers, then other settings. */
export function variantsOf(spec: RunSpec, wrappers: readonly PracticeWrapper[]): readonly Variant[] {
  const scenario = scenarioIn(spec);
  const others = wrappers
    .filter(({ id }) => id !== spec.wrapper)
    .map(({ id, title }) =>
      variant(spec, { value: id, change: { wrapper: id }, text: `Take the wrapper ${title}`, if: `for ${title}` }),
    );
  const settings = SETTING_CHANGES.filter(({ fits }) => fits(scenario)).map(
    ({ value, settings: set, text, if: condition }) =>
      variant(spec, { value, change: { settings: set }, text, if: condition }),
  );
  return [...others, ...settings].filter((one) => runKey(one.spec) !== runKey(spec));
}

function variant(spec: RunSpec, one: Omit<Variant, 'spec'>): Variant {
  return { ...one, spec: changeRun(spec, one.change) };
}
