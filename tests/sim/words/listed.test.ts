import { expect, test } from 'vitest';
import { listed } from '../../../src/sim/words/listed.ts';

test('a list reads as a sentence does', () => {
  expect(listed([])).toBe('');
  expect(listed(['Posts'])).toBe('Posts');
  expect(listed(['Posts', 'Users'])).toBe('Posts and Users');
  expect(listed(['Posts', 'Users', 'Comments'])).toBe('Posts, Users and Comments');
});

test('of a choice only one is meant', () => {
  expect(listed(['1', '2', '3'], 'or')).toBe('1, 2 or 3');
});
