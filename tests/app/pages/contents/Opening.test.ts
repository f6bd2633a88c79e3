import { expect, test } from 'vitest';
import { openingLayout, openingSentence, tallyAt } from '../../../../src/app/pages/contents/Opening.tsx';
import { runByTime } from '../../../support/runs.ts';

const broken = await runByTime('no-mutex', 'three-at-once');
const correct = await runByTime('mutex', 'three-at-once');

test('before the first 401 neither run has sent a refresh', () => {
  expect(tallyAt(broken, 49)).toEqual({ refreshes: 0, user: 'loading' });
  expect(tallyAt(correct, 49)).toEqual({ refreshes: 0, user: 'loading' });
});

test('at 50 ms the 401s are there: three refreshes without a lock, one with it', () => {
  expect(tallyAt(broken, 50)).toEqual({ refreshes: 3, user: 'loading' });
  expect(tallyAt(correct, 50)).toEqual({ refreshes: 1, user: 'loading' });
});

test('without a lock the user is logged out at 150 ms; with it everything is loaded at 250 ms', () => {
  expect(tallyAt(broken, 149).user).toBe('loading');
  expect(tallyAt(broken, 150).user).toBe('logged out');
  expect(tallyAt(correct, 249).user).toBe('loading');
  expect(tallyAt(correct, 250).user).toBe('filled');
});

test('calls that failed are not called loaded', async () => {
  expect(tallyAt(await runByTime('plain', 'three-at-once'), 50).user).toBe('failed');
});

test('the sentence below is computed from both runs', () => {
  expect(openingSentence(broken, correct)).toBe(
    'Three calls meet an expired token. Without a lock: three refreshes, and the user is logged out. With one: one refresh, and nobody notices.',
  );
  expect(openingSentence(correct, correct)).toBe(
    'Three calls meet an expired token. Without a lock: one refresh, and nobody notices. With one: one refresh, and nobody notices.',
  );
});

test('both runs have one scale; where it is narrow they stand side by side, and time runs down', () => {
  const wide = openingLayout(broken, correct, 700);
  expect(wide.sideBySide).toBe(false);
  expect(wide.geometries.map(({ orientation }) => orientation)).toEqual(['across', 'across']);
  expect(wide.geometries[0].pxPerUnit).toBe(wide.geometries[1].pxPerUnit);
  const narrow = openingLayout(broken, correct, 358);
  expect(narrow.sideBySide).toBe(true);
  expect(narrow.geometries.map(({ orientation, viewWidth }) => [orientation, viewWidth])).toEqual([
    ['down', 171],
    ['down', 171],
  ]);
  for (const { lanes } of [...wide.geometries, ...narrow.geometries])
    expect(lanes.map(({ name }) => name)).toEqual(['Posts', 'Users', 'Comments']);
});
