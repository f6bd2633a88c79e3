import { expect, test } from 'vitest';
import { capital, counted, listed } from '../../src/sim/english.ts';

test('a sentence begins with a capital', () => {
  expect(capital('the app sent a refresh')).toBe('The app sent a refresh');
  expect(capital('')).toBe('');
});

test('a list reads as a sentence does', () => {
  expect(listed([])).toBe('');
  expect(listed(['Posts'])).toBe('Posts');
  expect(listed(['Posts', 'Users'])).toBe('Posts and Users');
  expect(listed(['Posts', 'Users', 'Comments'])).toBe('Posts, Users and Comments');
});

test('of a choice only one is meant', () => {
  expect(listed(['1', '2', '3'], 'or')).toBe('1, 2 or 3');
});

test('one thing is one, and of all other numbers there are several', () => {
  expect([0, 1, 2].map((count) => counted(count, 'call'))).toEqual(['0 calls', '1 call', '2 calls']);
  expect(counted(2, 'try', 'tries')).toBe('2 tries');
});
