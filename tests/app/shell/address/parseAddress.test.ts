import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VIEWS } from '../../../../src/app/shell/address/address.ts';
import { packScenario, scenarioNamed } from '../../../../src/sim/index.ts';
import { parseAddress } from '../../../../src/app/shell/address/parseAddress.ts';
import { formatAddress } from '../../../../src/app/shell/address/formatAddress.ts';
import type { Vocabulary } from '../../../../src/app/shell/address/address.ts';

const vocabulary: Vocabulary = {
  wrappers: ['no-mutex', 'mutex', 'own'],
  scenarios: ['three-at-once', 'late-401'],
  usual: { wrapper: 'mutex', scenario: 'late-401' },
  settings: [
    { key: 'rotation', fault: (text) => (['off', 'rotate'].includes(text) ? null : `"${text}" is no rotation`) },
    { key: 'components', fault: (text) => (/^[1-6]$/.test(text) ? null : `"${text}" is not a number from 1 to 6`) },
  ],
};

test('an empty address shows the usual wrapper in the usual scenario, at the end of the run', () => {
  expect(parseAddress('', vocabulary)).toEqual({
    address: {
      wrapper: 'mutex',
      scenario: 'late-401',
      settings: {},
      schedule: { by: 'time' },
      compare: null,
      compareSettings: {},
      view: 'timeline',
      step: null,
      request: null,
    },
    notices: [],
  });
});

test('every part of an address is read', () => {
  const query =
    'wrapper=no-mutex&scenario=three-at-once&set.rotation=off&set.components=2&compare=mutex&compare.set.components=3&view=table&step=17&request=comments.r1';
  expect(parseAddress(query, vocabulary)).toEqual({
    address: {
      wrapper: 'no-mutex',
      scenario: 'three-at-once',
      settings: { rotation: 'off', components: '2' },
      schedule: { by: 'time' },
      compare: 'mutex',
      compareSettings: { components: '3' },
      view: 'table',
      step: 17,
      request: 'comments.r1',
    },
    notices: [],
  });
});

test('an unknown wrapper is named, and the usual one is shown', () => {
  const { address, notices } = parseAddress('wrapper=foo', vocabulary);
  expect(address.wrapper).toBe('mutex');
  expect(notices).toEqual(['Failed to read the address: there is no wrapper “foo”. Showing mutex; choose one above.']);
});

test('each bad value costs one sentence and leaves the rest alone', () => {
  const { address, notices } = parseAddress(
    'wrapper=no-mutex&scenario=x&compare=y&view=z&step=-1&set.rotation=on&set.colour=red&set.components=3',
    vocabulary,
  );
  expect(address).toEqual({
    wrapper: 'no-mutex',
    scenario: 'late-401',
    settings: { components: '3' },
    schedule: { by: 'time' },
    compare: null,
    compareSettings: {},
    view: 'timeline',
    step: null,
    request: null,
  });
  expect(notices).toEqual([
    'Failed to read the address: there is no scenario “x”. Showing late-401; choose one above.',
    'Failed to read the address: "on" is no rotation. Showing the scenario as it is; change it above.',
    'Failed to read the address: there is no setting “colour”. Showing the scenario as it is; change it above.',
    'Failed to read the address: there is no wrapper “y”. Showing one wrapper; choose another to compare.',
    'Failed to read the address: there is no view “z”. Showing the timeline.',
    'Failed to read the address: “-1” is not a step. Showing the end of the run.',
  ]);
});

test('a step of two million digits is no step, and the sentence about it is short', () => {
  const { address, notices } = parseAddress(`step=${'9'.repeat(2_000_000)}`, vocabulary);
  expect(address.step).toBeNull();
  expect(notices).toEqual([
    `Failed to read the address: “${'9'.repeat(60)}…” is not a step. Showing the end of the run.`,
  ]);
});

test('what is usual is left out of an address', () => {
  const { address } = parseAddress('step=4&view=timeline&wrapper=mutex', vocabulary);
  expect(formatAddress(address)).toBe('wrapper=mutex&scenario=late-401&step=4');
});

test('settings are written in alphabetical order', () => {
  const { address } = parseAddress('set.rotation=off&set.components=2', vocabulary);
  expect(formatAddress(address)).toBe('wrapper=mutex&scenario=late-401&set.components=2&set.rotation=off');
});

test('an address that was written is read back as it was', () => {
  const choice = fc.constantFrom('posts.1>', 'posts.1<', 'users@2.r1>', 'comments+', 't3', 'logout', 'abort:posts');
  const address = fc.record({
    wrapper: fc.constantFrom(...vocabulary.wrappers),
    scenario: fc.constantFrom(...vocabulary.scenarios),
    settings: fc.constantFrom({}, { rotation: 'off' }, { rotation: 'rotate', components: '6' }),
    schedule: fc.oneof(
      fc.constant({ by: 'time' } as const),
      fc.record({ by: fc.constant('seed' as const), seed: fc.nat(999_999_999) }),
      fc.record({
        by: fc.constant('choices' as const),
        choices: fc.array(choice, { maxLength: 40 }),
        then: fc.constantFrom('first' as const, 'stop' as const),
      }),
    ),
    compare: fc.constantFrom(...vocabulary.wrappers),
    compareSettings: fc.constantFrom({}, { rotation: 'rotate' }),
    view: fc.constantFrom(...VIEWS),
    step: fc.option(fc.integer({ min: 0, max: 999_999 })),
    request: fc.option(fc.string({ minLength: 1 })),
  });
  fc.assert(
    fc.property(address, (given) => {
      expect(parseAddress(formatAddress(given), vocabulary)).toEqual({ address: given, notices: [] });
    }),
  );
});

test('no text makes reading an address fail', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (key, value) => {
      parseAddress(`${key}=${value}&wrapper=${value}&step=${value}&set.${key}=${value}`, vocabulary);
    }),
  );
});

test('an order of messages is read, and whether it goes on after them', () => {
  const order = 'posts.1%3E+users%2B+posts.1%3C';
  const choices = ['posts.1>', 'users+', 'posts.1<'];
  expect(parseAddress(`schedule=${order}`, vocabulary).address.schedule).toEqual({
    by: 'choices',
    choices,
    then: 'first',
  });
  expect(parseAddress(`schedule=${order}&then=stop`, vocabulary).address.schedule).toEqual({
    by: 'choices',
    choices,
    then: 'stop',
  });
  expect(parseAddress('seed=7', vocabulary).address.schedule).toEqual({ by: 'seed', seed: 7 });
});

test('an order that is none costs one sentence, and the run is by its timings', () => {
  const { address, notices } = parseAddress('schedule=posts.1%3E+%3Cb%3E', vocabulary);
  expect(address.schedule).toEqual({ by: 'time' });
  expect(notices).toEqual([
    'Failed to read the address: “<b>” is no choice of a schedule. Showing the run by its timings; ask for the link again, or choose an order in the explorer.',
  ]);
  expect(parseAddress(`schedule=${'posts.1> '.repeat(401)}`, vocabulary).notices).toEqual([
    'Failed to read the address: its schedule has 401 choices, and 400 is the most. Showing the run by its timings; ask for the link again, or choose an order in the explorer.',
  ]);
  expect(parseAddress('seed=-1', vocabulary).notices).toHaveLength(1);
});

test('what only the second server has is of no use without a second run', () => {
  expect(parseAddress('compare.set.rotation=off', vocabulary).address.compareSettings).toEqual({});
});

test('a file that came with a link is missed in words of its own', () => {
  expect(parseAddress('wrapper=link', vocabulary).notices).toEqual([
    'Failed to read the address: it shows a file that came with a link, and the link is gone. Showing mutex; choose one above.',
  ]);
});

test('a scenario of one’s own is in the address whole', () => {
  const scenario = packScenario({ ...scenarioNamed('late-401'), title: 'Mine' });
  const { address, notices } = parseAddress(`wrapper=mutex&scenario=${scenario}&set.rotation=off`, vocabulary);
  expect(notices).toEqual([]);
  expect(address).toMatchObject({ scenario, settings: { rotation: 'off' } });
  expect(parseAddress(formatAddress(address), vocabulary).address).toEqual(address);
});

test('a scenario that is damaged costs one sentence, and nothing else of the address', () => {
  const scenario = packScenario(scenarioNamed('late-401')).slice(0, -4);
  const { address, notices } = parseAddress(
    `wrapper=no-mutex&scenario=${scenario}&set.rotation=off&step=3`,
    vocabulary,
  );
  expect(notices).toEqual([
    'Failed to read the address: the scenario in it is damaged, or a part of it is missing. Showing late-401; choose one above.',
  ]);
  expect(address).toMatchObject({ wrapper: 'no-mutex', scenario: 'late-401', settings: { rotation: 'off' }, step: 3 });
});

test('a scenario that the lab does not know is said to be none, with the place', () => {
  const other = packScenario({
    ...scenarioNamed('late-401'),
    tabs: 1,
    mounts: [{ component: 'posts', atMs: 0, tab: 2 }],
  });
  expect(parseAddress(`scenario=${other}`, vocabulary).notices).toEqual([
    'Failed to read the address: the scenario in it is none of this lab, at mounts.0.tab. Showing late-401; choose one above.',
  ]);
});
