import { expect, test } from 'vitest';
import { factStrip } from '../../../src/app/run/FactStrip.tsx';
import { factsOf } from '../../../src/sim/index.ts';
import { runByTime } from '../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');
const check = await runByTime('mutex-token-check', 'late-401');

test('the facts say what a run with the token check would have needed', () => {
  expect(factStrip(factsOf(mutex), factsOf(check))).toEqual([
    { label: 'refresh requests', value: '2', note: '1 was needed', bad: true },
    { label: 'requests in all', value: '8', note: '7 would do', bad: false },
    { label: 'forced logouts', value: '0', note: null, bad: false },
    { label: 'calls succeeded', value: '3 of 3', note: 'after 470 ms', bad: false },
  ]);
});

test('facts without anything to compare with stand alone', () => {
  expect(factStrip(factsOf(mutex), null).map(({ note }) => note)).toEqual([null, null, null, 'after 470 ms']);
});

test.for([
  ['wrapped-refresh-mutex', 'three-at-once', '3 wait for ever'],
  ['wrapped-refresh', 'refresh-refused', 'endless loop'],
  ['plain', 'three-at-once', '3 failed'],
  ['no-mutex', 'three-at-once', 'user logged out'],
] as const)('the end of %s in %s reads: %s', async ([wrapper, scenario, note]) => {
  const facts = factsOf(await runByTime(wrapper, scenario));
  expect(factStrip(facts, null).at(-1)).toMatchObject({ note, bad: true });
});
