import { expect, test } from 'vitest';
import {
  applySettings,
  factsOf,
  run,
  scenarioIn,
  scenarioOf,
  SCENARIOS,
  SETTINGS,
  settingsBetween,
} from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

test('reading every setting of a scenario and writing it back changes nothing about the run', () => {
  for (const scenario of SCENARIOS) {
    for (const setting of SETTINGS) {
      const again = setting.write(scenario, setting.read(scenario));
      expect(again && setting.read(again), `${setting.key} in ${scenario.id}`).toBe(setting.read(scenario));
    }
  }
});

test('five components make five calls', async () => {
  const scenario = applySettings(scenarioOf('three-at-once'), { components: '5' });
  expect(scenario.mounts.map(({ component }) => component)).toEqual([
    'posts',
    'users',
    'comments',
    'drafts',
    'replies',
  ]);
  const trace = await run({ source: sourceOf('mutex'), scenario, schedule: { by: 'time' } });
  expect(factsOf(trace)).toMatchObject({ calls: 5, succeeded: 5, requests: 11, refreshRequests: 1 });
});

test('one component leaves the others’ user actions out', () => {
  expect(applySettings(scenarioOf('owner-aborted'), { components: '1' }).user).toHaveLength(1);
  expect(
    applySettings(
      { ...scenarioOf('owner-aborted'), user: [{ do: 'abort', component: 'users', atMs: 1 }] },
      { components: '1' },
    ).user,
  ).toEqual([]);
});

test('a late answer by setting is the late-401 scenario', () => {
  const late = applySettings(scenarioOf('three-at-once'), { 'comments-back': '300' });
  expect(late.latency).toEqual(scenarioOf('late-401').latency);
});

test('rotation off lets every refresh of a stampede succeed', async () => {
  const scenario = applySettings(scenarioOf('three-at-once'), { rotation: 'off' });
  const trace = await run({ source: sourceOf('no-mutex'), scenario, schedule: { by: 'time' } });
  expect(factsOf(trace)).toMatchObject({ refreshRequests: 3, forcedLogouts: 0, succeeded: 3 });
});

test('a list of answers is used up in a run: the first refresh fails, the second brings the tokens', async () => {
  const scenario = applySettings(scenarioOf('call-after-hang'), { refresh: '500,normal' });
  const trace = await run({ source: sourceOf('reference'), scenario, schedule: { by: 'time' } });
  expect(scenario.server.refreshAnswer).toEqual(['500', 'normal']);
  expect(factsOf(trace)).toMatchObject({ refreshRequests: 2, succeeded: 1, failed: 1, forcedLogouts: 0 });
});

test('a lost answer is decided by FastAPI, and a network error to the app', async () => {
  const scenario = applySettings(scenarioOf('one-expired'), { refresh: 'lost' });
  const { events } = await run({ source: sourceOf('reference'), scenario, schedule: { by: 'time' } });
  const ofRefresh = events.filter((event) => 'request' in event && event.request === 'posts.r1');
  expect(ofRefresh.map(({ type }) => type)).toEqual([
    'request-sent',
    'request-decided',
    'tokens-issued',
    'request-failed',
  ]);
});

test('settings are applied in the order of the table, whatever order they came in', () => {
  const base = scenarioOf('three-at-once');
  expect(applySettings(base, { 'posts-back': '90', 'api-back': '10' })).toEqual(
    applySettings(base, { 'api-back': '10', 'posts-back': '90' }),
  );
});

test('an unknown setting is told with all there are, and a wrong value with what it may be', () => {
  const base = scenarioOf('three-at-once');
  expect(() => applySettings(base, { colour: 'red' })).toThrow(
    'Failed to apply "colour": there is no such setting. Use one of components, rotation, reuse, grace-ms, refresh, api, access-seconds, api-out, api-back, refresh-out, refresh-back, posts-back, users-back, comments-back, drafts-back, replies-back, archive-back.',
  );
  expect(() => applySettings(base, { components: '7' })).toThrow(
    'Failed to set components to "7": it is not one of its values. Use a whole number from 1 to 6.',
  );
  expect(() => applySettings(base, { components: '1e0' })).toThrow('Failed to set components');
  for (const refresh of ['500,', '500, normal', 'normal,301', Array.from({ length: 13 }, () => '500').join()])
    expect(() => applySettings(base, { refresh })).toThrow(
      'or several, used up in turn, the last one staying: 500,normal',
    );
  expect(() => applySettings(base, { rotation: 'on' })).toThrow('Use off, rotate.');
});

test('what is different between two scenarios makes the second of the first', () => {
  const base = scenarioOf('three-at-once');
  const settings = { rotation: 'off', 'posts-back': '90' };
  const changed = scenarioIn({ scenario: 'three-at-once', settings });
  expect(settingsBetween(base, base)).toEqual({});
  expect(settingsBetween(base, changed)).toEqual(settings);
  expect(applySettings(base, settingsBetween(base, changed))).toEqual(changed);
});

test('a scenario that is named without settings is the scenario itself', () => {
  expect(scenarioIn({ scenario: 'late-401' })).toEqual(scenarioOf('late-401'));
  expect(() => scenarioIn({ scenario: 'nowhere' })).toThrow('Failed to find the scenario "nowhere"');
});
