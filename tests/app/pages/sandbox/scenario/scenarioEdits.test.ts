import { expect, test } from 'vitest';
import {
  faultOf,
  moved,
  withAnswerMoved,
  withAnswers,
  withException,
  without,
  withOneMoreAction,
  withOneMoreCall,
  withOneMoreCallIn,
  withOneMoreException,
  withOneMorePath,
  withOneMoreTab,
} from '../../../../../src/app/pages/sandbox/scenario/scenarioEdits.ts';
import { wholeFault, wholeIn } from '../../../../../src/app/pages/sandbox/scenario/wholeNumber.ts';
import { flagsOf, lanesOf, scriptsOf } from '../../../../../src/app/pages/sandbox/scenario/scenarioParts.ts';
import type { Flag } from '../../../../../src/app/pages/sandbox/scenario/scenarioParts.ts';
import { packScenario, scenarioNamed, SCENARIOS } from '../../../../../src/sim/index.ts';
import type { Scenario } from '../../../../../src/sim/index.ts';

const told = (scenario: Scenario) => flagsOf(scenario).map(({ lane, label, atMs }) => `${atMs} ${lane}: ${label}`);

test('flags say what is given, in the order of time', () => {
  expect(told(scenarioNamed('other-user'))).toEqual([
    '0 posts: mounts',
    '0 users: mounts',
    '55 drafts: mounts',
    '60 user 1: logs out',
    '70 user 1: logs in as Bob',
    '3000 comments: mounts',
  ]);
  expect(told(scenarioNamed('tabs-begin-apart')).slice(0, 4)).toEqual([
    '0 posts 1: mounts',
    '70000 posts 2: mounts',
    '70000 tab 2: opens',
    '80000 posts 1: calls again',
  ]);
  expect(told(scenarioNamed('rtk-query-polls'))).toEqual(['0 posts: mounts, and polls', '6000 users: mounts']);
  expect(told(scenarioNamed('tab-frozen'))).toContain('100 user 1: leaves the tab frozen for 1 min');
});

test('lanes are the calls of a component in a tab, the user, and the other tabs', () => {
  const told = (id: string) => lanesOf(scenarioNamed(id)).map(({ name, about }) => `${name}, ${about}`);
  expect(told('logout-in-other-tab')).toEqual([
    'Posts, GET /posts, in each tab',
    'Users, GET /users/me, tab 2',
    'The user, in tab 1',
    'Tab 2, opens with its first call',
  ]);
  expect(told('write-once')).toEqual(['Note, POST /comments', 'Posts, GET /posts', 'The user, in tab 1']);
});

test.for(SCENARIOS.map((scenario) => scenario))('no scenario of the lab has a fault: $id', (scenario) => {
  expect(faultOf(scenario)).toBe(null);
});

test('a flag is moved within the ten minutes of a run, and removed', () => {
  const scenario = scenarioNamed('logout-during-refresh');
  const logout = flagsOf(scenario).find(({ of }) => of === 'action');
  if (!logout) throw new Error('There is no logout.');
  expect(moved(scenario, logout, 140).user).toEqual([{ do: 'logout', atMs: 140 }]);
  expect(moved(scenario, logout, -5).user).toEqual([{ do: 'logout', atMs: 0 }]);
  expect(moved(scenario, logout, 9_999_999).user).toEqual([{ do: 'logout', atMs: 600_000 }]);
  expect(without(scenario, logout).user).toEqual([]);
});

test('what is added comes after what is there, and can be read back', () => {
  const scenario = scenarioNamed('second-expiry');
  const [like = null] = scenario.mounts;
  expect(withOneMoreCall(scenario, like).mounts.at(-1)).toEqual({ component: 'posts', atMs: 6_100 });
  expect(withOneMoreCall(scenario, null).mounts.at(-1)).toEqual({ component: 'comments', atMs: 0 });
  const more = withOneMoreAction(withOneMoreAction(scenario, 1), 1);
  expect(more.user).toEqual([
    { do: 'logout', atMs: 100 },
    { do: 'logout', atMs: 200 },
  ]);
  expect(scenarioNamed(packScenario(more))).toEqual({ ...more, id: 'own' });
});

test('a tab that is added is called in, and there are three at the most', () => {
  const two = withOneMoreTab(scenarioNamed('one-expired'));
  expect(two).toMatchObject({ tabs: 2, mounts: [{ component: 'posts', atMs: 0 }] });
  const three = withOneMoreTab({
    ...scenarioNamed('one-expired'),
    tabs: 2,
    mounts: [{ component: 'posts', atMs: 5, tab: 2 }],
  });
  expect(three).toMatchObject({ tabs: 3, mounts: [{ tab: 2 }, { component: 'posts', atMs: 5, tab: 3 }] });
  expect(three && withOneMoreTab(three)).toBe(null);
});

function flagOf(scenario: Scenario, wanted: string): Flag {
  const found = flagsOf(scenario).find(({ key }) => key === wanted);
  if (!found) throw new Error(`There is no ${wanted}.`);
  return found;
}

test('a tab opens later with all that is called and done in it, and what was called in each tab is its own then', () => {
  const scenario: Scenario = {
    ...scenarioNamed('one-expired'),
    tabs: 2,
    mounts: [
      { component: 'posts', atMs: 10 },
      { component: 'users', atMs: 40, tab: 2 },
    ],
    user: [
      { do: 'logout', atMs: 100, tab: 2 },
      { do: 'abort', component: 'posts', atMs: 20 },
    ],
  };
  const later = moved(scenario, flagOf(scenario, 'tab 2'), 510);
  expect(later.mounts).toEqual([
    { component: 'posts', atMs: 10, tab: 1 },
    { component: 'posts', atMs: 510, tab: 2 },
    { component: 'users', atMs: 540, tab: 2 },
  ]);
  expect(later.user).toEqual([
    { do: 'logout', atMs: 600, tab: 2 },
    { do: 'abort', component: 'posts', atMs: 20 },
  ]);
  expect(moved(later, flagOf(later, 'tab 2'), 0).mounts[1]).toEqual({ component: 'posts', atMs: 0, tab: 2 });
  expect(moved(scenario, flagOf(scenario, 'tab 2'), 10)).toBe(scenario);
  expect(withOneMoreCallIn(later, 2).mounts.at(-1)).toEqual({ component: 'comments', atMs: 510, tab: 2 });
});

test('a tab goes with what was called and done in it alone, and the third is the second then', () => {
  const scenario: Scenario = {
    ...scenarioNamed('one-expired'),
    tabs: 3,
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'users', atMs: 40, tab: 2 },
      { component: 'comments', atMs: 50, tab: 3 },
    ],
    user: [
      { do: 'logout', atMs: 100, tab: 2 },
      { do: 'logout', atMs: 200, tab: 3 },
    ],
  };
  expect(without(scenario, flagOf(scenario, 'tab 2'))).toMatchObject({
    tabs: 2,
    mounts: [
      { component: 'posts', atMs: 0 },
      { component: 'comments', atMs: 50, tab: 2 },
    ],
    user: [{ do: 'logout', atMs: 200, tab: 2 }],
  });
});

test('an answer comes earlier or later, and not beyond the ends', () => {
  const scenario = scenarioNamed('write-lost');
  const comments = scriptsOf(scenario).find(({ id }) => id === '/comments');
  if (!comments) throw new Error('There is no such script.');
  expect(withAnswerMoved(scenario, comments, 0, 1).server.pathAnswers).toEqual({
    '/comments': ['500', 'lost', 'normal'],
  });
  expect(withAnswerMoved(scenario, comments, 2, 1)).toBe(scenario);
  expect(withAnswerMoved(scenario, comments, 0, -1)).toBe(scenario);
});

test('tries that travel in a time of their own are added, changed and taken away, each try once', () => {
  const scenario = scenarioNamed('three-at-once');
  const one = withOneMoreException(scenario);
  const two = one && withOneMoreException(one);
  expect(two?.latency.exceptions).toEqual([
    { component: 'posts', attempt: 2, backMs: scenario.latency.api.backMs + 100 },
    { component: 'users', attempt: 2, backMs: scenario.latency.api.backMs + 100 },
  ]);
  if (!two) throw new Error('There is room for two.');
  expect(faultOf(two)).toBe(null);
  expect(faultOf(withException(two, 1, { component: 'posts', attempt: 2 }))).toBe(
    'Try 2 of Posts has a time of its own already. Change that one, or choose another try.',
  );
  expect(withException(two, 0, null).latency.exceptions).toHaveLength(1);
});

test('answers are in turn: to a refresh, to every path, and to paths that have their own', () => {
  const scenario = scenarioNamed('write-lost');
  const [refresh, every, comments] = scriptsOf(scenario);
  expect([refresh?.answers, every?.answers, comments?.answers]).toEqual([
    ['normal'],
    ['normal'],
    ['lost', '500', 'normal'],
  ]);
  if (!refresh || !comments) throw new Error('There are three scripts.');
  expect(withAnswers(scenario, refresh, ['500', 'normal']).server.refreshAnswer).toEqual(['500', 'normal']);
  expect(withAnswers(scenario, comments, []).server.pathAnswers).toEqual({});
  const paths = (one: Scenario | null) => Object.keys(one?.server.pathAnswers ?? {});
  const two = withOneMorePath(scenario);
  expect(paths(two)).toEqual(['/comments', '/users/me']);
  const three = two && withOneMorePath(two);
  expect(paths(three)).toEqual(['/comments', '/users/me', '/posts']);
  expect(three && withOneMorePath(three)).toBe(null);
});

test.for<[string, (scenario: Scenario) => Scenario, string]>([
  [
    'the last call removed',
    (one) => ({ ...one, mounts: [] }),
    'A scenario has one call at least. Add another one before you remove this.',
  ],
  [
    'a call too many',
    (one) => ({ ...one, mounts: Array.from({ length: 31 }, () => ({ component: 'posts', atMs: 0 })) }),
    'A scenario has 30 calls at the most. Remove one first.',
  ],
  [
    'an action too many',
    (one) => ({ ...one, user: Array.from({ length: 21 }, () => ({ do: 'logout', atMs: 0 })) }),
    'A user does 20 things at the most. Remove one first.',
  ],
  [
    'an answer too many',
    (one) => ({
      ...one,
      server: { ...one.server, apiAnswer: ['404', ...Array.from({ length: 12 }, () => '404' as const)] },
    }),
    'A list has 12 answers at the most, and the last one stays. Remove one first.',
  ],
  [
    'a tab gone that has a call',
    (one) => ({ ...one, mounts: [...one.mounts, { component: 'users', atMs: 6_000, tab: 2 }] }),
    'The call of Users at 6000 ms is in tab 2. Move or remove it first.',
  ],
  [
    'a tab gone in which the user acts',
    (one) => ({ ...one, user: [{ do: 'close', atMs: 20_000, tab: 3 }] }),
    'What the user does at 20 s is in tab 3. Move or remove it first.',
  ],
  [
    'a call gone that the user aborts',
    (one) => ({ ...one, user: [{ do: 'abort', component: 'archive', atMs: 100 }] }),
    'The user aborts Archive at 100 ms, so a call of Archive has to be there. Remove that first.',
  ],
])('%s is said in a sentence', ([, change, sentence]) => {
  expect(faultOf(change(scenarioNamed('three-at-once')))).toBe(sentence);
});

test('a number may be typed as people write it, and what is none is said to be', () => {
  expect(['0', ' 6200 ', '6,200', '600,000'].map((text) => wholeIn(text, 0, 600_000))).toEqual([
    0, 6_200, 6_200, 600_000,
  ]);
  expect(['', '-40', '1.5', '1e3', '600001', '6,20', 'soon'].map((text) => wholeIn(text, 0, 600_000))).toEqual(
    Array.from({ length: 7 }, () => null),
  );
  expect(wholeIn('-3600000', -9_000_000, 0)).toBe(-3_600_000);
  expect(wholeFault('A time', 0, 600_000)).toBe('A time is a whole number from 0 to 600,000.');
});
