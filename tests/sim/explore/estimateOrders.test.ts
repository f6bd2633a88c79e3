import { expect, test } from 'vitest';
import { aboutInWords, estimateOrders, explore, scenarioIn } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

test.each([
  ['mutex', true, 12],
  ['no-mutex', true, 58],
  ['mutex', false, 50],
])('the orders of two calls of %s, reduced %s, are about as many as there are', async (id, reduce, all) => {
  const scenario = scenarioIn({ scenario: 'three-at-once', settings: { components: '2' } });
  const request = { source: sourceOf(id), scenario, reduce };
  expect((await explore(request)).schedules).toBe(all);
  const estimate = await estimateOrders(request, 60);
  expect(estimate / all).toBeGreaterThan(0.8);
  expect(estimate / all).toBeLessThan(1.25);
});

test('an estimate is said with as many digits as it is good for', () => {
  expect([3, 42, 471, 31_387, 826_443_591, 8e13].map(aboutInWords)).toEqual([
    'about 3',
    'about 42',
    'about 470',
    'about 31,000',
    'about 10^9',
    'about 10^14',
  ]);
});
