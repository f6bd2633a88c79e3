import { expect, test } from 'vitest';
import { createTokenSource } from '../../../src/sim/backend/tokenSource.ts';

const take = (seed: number, count: number) => {
  const newToken = createTokenSource(seed);
  return Array.from({ length: count }, newToken);
};

test('a token is 43 characters that are safe in a URL', () => {
  for (const token of take(1, 50)) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('the same seed gives the same tokens in the same order', () => {
  expect(take(5, 10)).toEqual(take(5, 10));
});

test('no token comes twice, from one seed or from its neighbours', () => {
  const tokens = [0, 1, 2, 3].flatMap((seed) => take(seed, 200));
  expect(new Set(tokens).size).toBe(800);
});
