import { expect, test } from 'vitest';
import { capital, counted, listed, timeText } from '../../src/sim/english.ts';

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

test('times are told in milliseconds, from ten seconds on in seconds, then in minutes', () => {
  expect([0, 320, 9999, 10_000, 12_340, 60_000, 892_000, 892_005].map(timeText)).toEqual([
    '0 ms',
    '320 ms',
    '9999 ms',
    '10 s',
    '12.34 s',
    '1 min',
    '14 min 52 s',
    '14 min 52.005 s',
  ]);
});
