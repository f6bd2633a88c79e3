import { expect, test } from 'vitest';
import { changeSetting, orderSentence, serverSentence, serverSummary } from '../../../src/app/run/serverWords.ts';
import type { Piece } from '../../../src/app/run/serverWords.ts';
import { applySettings, SCENARIOS, scenarioOf, SETTINGS } from '../../../src/sim/index.ts';
import type { Settings } from '../../../src/sim/index.ts';

const read = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : `[${piece.options.find(({ value }) => value === piece.value)?.label}]`,
    )
    .join('');

function sentence(id: string, settings: Settings = {}) {
  const base = scenarioOf(id);
  return serverSentence(applySettings(base, settings), base);
}
const changedIn = (pieces: readonly Piece[]) =>
  pieces.flatMap((piece) => (typeof piece === 'string' || piece.was === null ? [] : [`${piece.key} was ${piece.was}`]));

test('a late 401 reads as one sentence', () => {
  expect(read(sentence('late-401').main)).toBe(
    'Posts and Users hear back after [50 ms], Comments after [320 ms], a refresh after [100 ms]. ' +
      'Refresh tokens [work once]; a used one [is refused]. Refreshes answer [normally]. [3 components] mount.',
  );
});

test('the rest of the settings reads as a second one', () => {
  expect(read(sentence('late-401').more)).toBe(
    'On its way to FastAPI a request takes [20 ms] and a refresh [40 ms]. Protected paths answer [normally] and first [in no other way]. ' +
      'A refresh is answered first [in no other way]. Access tokens live for [15 min]; ' +
      'a used refresh token still works for [0 ms]. ' +
      'On the way back alone, first answers take to Posts [30 ms], to Users [30 ms], to Comments [300 ms].',
  );
});

test('the last component can be made late where none is', () => {
  const { main } = sentence('three-at-once', { 'comments-back': '300' });
  expect(read(main)).toContain('Posts and Users hear back after [50 ms], Comments after [320 ms]');
  expect(changedIn(main)).toEqual(['comments-back was 50 ms']);
});

test('a single component has one latency', () => {
  expect(read(sentence('one-expired').main)).toMatch(
    /^Posts hears back after \[50 ms\], a refresh after .* \[1 component\] mounts\.$/,
  );
});

test('of a refresh that is never answered no time is said', () => {
  expect(read(sentence('refresh-hangs').main)).not.toContain('a refresh after');
});

test('without rotation nothing is said of used tokens', () => {
  const { main, more } = sentence('late-401', { rotation: 'off' });
  expect(read(main)).toContain('Refresh tokens [work for ever]. Refreshes answer');
  expect(read(more)).not.toContain('used');
  expect(changedIn(main)).toEqual(['rotation was work once']);
});

test('a value that is not offered is added in its place', () => {
  const value = sentence('late-401', { 'refresh-back': '77' }).main.find(
    (piece) => typeof piece !== 'string' && piece.key === 'refresh-back',
  );
  expect(typeof value === 'object' && value.options.map(({ label }) => label)).toEqual([
    '50 ms',
    '100 ms',
    '117 ms',
    '150 ms',
    '200 ms',
    '320 ms',
    '500 ms',
    '1000 ms',
  ]);
});

test('every setting can be reached from the sentence of six components', () => {
  const { main, more } = sentence('late-401', { components: '6' });
  const keys = [...main, ...more].flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key]));
  expect(new Set(keys)).toEqual(new Set(SETTINGS.map(({ key }) => key)));
});

test.for(SCENARIOS.map(({ id }) => id))(
  '%s is as it is: nothing is marked as changed, and each value is among its options',
  (id) => {
    const { main, more } = sentence(id);
    expect(changedIn([...main, ...more])).toEqual([]);
    const values = [...main, ...more].filter((piece) => typeof piece !== 'string');
    expect(values.filter(({ value, options }) => !options.some((option) => option.value === value))).toEqual([]);
  },
);

test('a setting that is put back to the scenario’s value is gone', () => {
  const base = scenarioOf('late-401');
  const changed = changeSetting({}, base, 'rotation', 'off');
  expect(changed).toEqual({ rotation: 'off' });
  expect(changeSetting(changed, base, 'rotation', 'rotate')).toEqual({});
});

test.for([
  [{}, 'rotates, refuses reuse, 100 ms'],
  [{ rotation: 'off' }, 'does not rotate, 100 ms'],
  [
    { refresh: '500,429,normal' },
    'rotates, refuses reuse, answers 500, then answers 429, then answers normally, 100 ms',
  ],
  [{ api: '403' }, 'rotates, refuses reuse, paths answer 403, 100 ms'],
  [{ reuse: 'revoke-family', refresh: 'hang' }, 'rotates, reuse ends the session, never answers, 100 ms'],
] as const)('%j is a server that %s', ([settings, words]) => {
  expect(serverSummary(applySettings(scenarioOf('late-401'), settings))).toBe(words);
});

test('a list of answers reads in turn, its first can be taken away, and another put before it', () => {
  const { main, more } = sentence('late-401', { refresh: '500,normal' });
  expect(read(main)).toContain('Refreshes answer [with 500 as text, then normally].');
  const first = more.find((piece) => typeof piece === 'object' && piece.key === 'refresh');
  const options = typeof first === 'object' ? first.options : [];
  expect(options.slice(0, 3)).toEqual([
    { value: '500,normal', label: 'in no other way' },
    { value: 'normal', label: 'no longer with 500 as text' },
    { value: 'normal,500,normal', label: 'normally' },
  ]);
});

test('where the order is chosen, the sentence has no times', () => {
  const base = scenarioOf('late-401');
  expect(read(orderSentence(base, base))).toBe(
    '[3 components] mount. Refresh tokens [work once]; a used one [is refused]. Refreshes answer [normally].',
  );
  const one = applySettings(base, { components: '1', rotation: 'off' });
  expect(read(orderSentence(one, base))).toBe(
    '[1 component] mounts. Refresh tokens [work for ever]. Refreshes answer [normally].',
  );
  expect(changedIn(orderSentence(one, base))).toEqual(['components was 3 components', 'rotation was work once']);
});

test('components mount in each tab only where no call is of one tab', () => {
  const told = (id: string) => read(orderSentence(scenarioOf(id), scenarioOf(id))).split('.')[0];
  expect(told('two-tabs')).toBe('[3 components] mount in each tab');
  expect(told('tabs-begin-apart')).toBe('[2 components] mount');
});
