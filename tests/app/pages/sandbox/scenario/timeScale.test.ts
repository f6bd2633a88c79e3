import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeScaleOf } from '../../../../../src/app/pages/sandbox/scenario/timeScale.ts';

test('times that are close together are on one even line', () => {
  const { x, ticks, folds } = timeScaleOf([0, 60, 600], 1_000);
  expect([0, 100, 600, 1_000].map(x)).toEqual([0, 100, 600, 1_000]);
  expect(folds).toEqual([]);
  expect(ticks.map(({ ms }) => ms)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]);
});

test('a long stretch without anything is folded, and says how long it is', () => {
  const { x, folds, ticks } = timeScaleOf([0, 6_000], 928);
  expect(folds).toEqual([{ x: 400, width: 28, ms: 5_500 }]);
  expect([400, 5_900, 6_000, 6_400].map(x)).toEqual([400, 428, 528, 928]);
  expect(ticks.map(({ ms }) => ms)).toEqual([0, 100, 200, 300, 6_000, 6_100, 6_200, 6_300, 6_400]);
});

test('a place is the time that is there, whatever is folded', () => {
  const times = fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(times, fc.integer({ min: 300, max: 1_600 }), (given, width) => {
      const scale = timeScaleOf(given, width);
      for (const ms of given) expect(Math.round(scale.ms(scale.x(ms)))).toBe(ms);
      const places = given.toSorted((one, other) => one - other).map(scale.x);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    }),
    { numRuns: 50 },
  );
});
