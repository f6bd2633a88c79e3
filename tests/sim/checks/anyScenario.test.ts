import { expect, test } from 'vitest';
import {
  CHECK_IDS,
  readScenario,
  runChecksIn,
  SCENARIO_CHECKS,
  scenarioOf,
  SCENARIOS,
  standingOf,
} from '../../../src/sim/index.ts';
import type { Scenario, Source } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

async function asked(source: Source, scenario: Scenario) {
  const results = await runChecksIn({ name: 'mine.json', scenario, settings: {} }, source);
  return { results, standings: Object.fromEntries(results.map((result) => [result.id, standingOf(result)])) };
}

async function violated(wrapper: string, scenario: Scenario) {
  const { results } = await asked(sourceOf(wrapper), scenario);
  return results.flatMap((result) => (standingOf(result) === 'violated' ? `${result.id}: ${result.because}` : []));
}

test('what can be asked in any scenario are checks of the lab, in their order', () => {
  const ids = SCENARIO_CHECKS.map(({ id }) => id);
  expect(ids).toEqual(CHECK_IDS.filter((id) => ids.includes(id)));
  expect(ids).toHaveLength(11);
});

test.for(SCENARIOS.map((scenario) => scenario))('reference is blamed for nothing in $id', async (scenario) => {
  expect(await violated('reference', scenario)).toEqual([]);
});

test('two refreshes with one token at once, and a logout because of them, are said as they happened', async () => {
  expect(await violated('no-mutex', scenarioOf('three-at-once'))).toEqual([
    'one-refresh-at-once: Users sent a refresh with r1 at 50 ms, while that of Posts was under way.',
    'refused-refresh-logs-out-once: The user was logged out a second time at 150 ms by Comments.',
  ]);
});

test('a wrapper that refreshes through itself goes on without end', async () => {
  const found = await violated('wrapped-refresh', scenarioOf('refresh-refused'));
  expect(found.map((one) => one.split(':')[0])).toContain('no-endless-loop');
});

test('many calls are many requests, and no loop', async () => {
  const mounts = Array.from({ length: 30 }, (_, at) => ({ component: 'posts', atMs: at * 1_000 }));
  const scenario = readScenario('many', { mounts, tabs: 3, server: { accessSeconds: 1 } });
  const { results } = await asked(sourceOf('reference'), scenario);
  expect(results.find(({ id }) => id === 'no-endless-loop')?.because).not.toContain('stopped');
  expect(results.filter((result) => standingOf(result) === 'violated')).toEqual([]);
});

test('a refresh that a tab left behind, and one that came to nothing, blame nobody who tries again', async () => {
  const scenario = readScenario('again', {
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 60_000 },
    ],
    server: { refreshAnswer: ['hang', 'lost', '500', '401'], graceMs: 0 },
  });
  expect(await violated('reference', scenario)).toEqual([]);
});

test('who writes twice, and who logs in again, is asked call by call and login by login', async () => {
  const scenario = readScenario('twice', {
    mounts: [
      { component: 'note', atMs: 0 },
      { component: 'note', atMs: 500 },
      { component: 'comments', atMs: 0 },
      { component: 'posts', atMs: 4_000 },
    ],
    user: [
      { do: 'logout', atMs: 1_000 },
      { do: 'login', as: 'ann', atMs: 2_000 },
      { do: 'logout', atMs: 2_500 },
      { do: 'login', as: 'bob', atMs: 3_000 },
    ],
  });
  const { standings } = await asked(sourceOf('reference'), scenario);
  expect(standings).toMatchObject({
    'write-is-sent-once': 'held',
    'repeat-is-the-same-request': 'held',
    'every-call-settles': 'held',
    'nothing-of-another-user': 'untested',
  });
  expect(Object.values(standings)).not.toContain('violated');
});

test('a call that began when the run was nearly over is not judged', async () => {
  const scenario = readScenario('late', {
    mounts: [{ component: 'posts', atMs: 599_000 }],
    server: { refreshAnswer: 'hang' },
  });
  const { results } = await asked(sourceOf('reference'), scenario);
  const settles = results.find(({ id }) => id === 'every-call-settles');
  expect(settles).toMatchObject({
    holds: null,
    because: 'Not judged: a call was still waiting when the lab ended the run, after 10 min.',
  });
});

test('a witness names the scenario as it was given, and its settings', async () => {
  const scenario = scenarioOf('three-at-once');
  const settings = { components: '2' };
  const [result] = await runChecksIn({ name: 'days/bad.json', scenario, settings }, sourceOf('no-mutex'), {
    only: ['one-refresh-at-once'],
  });
  expect(result?.witness).toMatchObject({ scenario: 'days/bad.json', settings, schedule: { by: 'time' } });
});

test('who calls when the user is logged out already may be told so anew', async () => {
  const scenario = readScenario('again', {
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 60_000 },
    ],
    server: { refreshAnswer: '401' },
  });
  expect(await violated('no-mutex', scenario)).toEqual([]);
});
