import { expect, test } from 'vitest';
import type { Found } from '../../../../src/app/pages/explorer/useExploration.ts';
import { findingOf, progressOf } from '../../../../src/app/pages/explorer/explorationWords.ts';
import type { OutcomeCount } from '../../../../src/sim/index.ts';

const once: OutcomeCount = {
  refreshRequests: 1,
  forcedLogouts: 0,
  outcome: 'all-succeeded',
  count: 8,
  witness: ['posts.1>'],
};
const twice: OutcomeCount = { ...once, refreshRequests: 2, count: 4 };

const found = (outcomes: readonly OutcomeCount[], complete: boolean, estimate: number | null = null): Found => ({
  complete,
  schedules: outcomes.reduce((sum, { count }) => sum + count, 0),
  runs: 20,
  outcomes,
  estimate,
});

test('a complete exploration says that there are no more orders', () => {
  const exploration = { state: 'done', found: found([once, twice], true) } as const;
  expect(progressOf(exploration)).toBe('All orders were explored: 12 orders, and there are no more.');
  expect(findingOf(exploration)).toBe('By order alone, it refreshes 1 or 2 times.');
});

test('one that was stopped says how many were sampled', () => {
  const exploration = { state: 'done', found: found([once, twice], false) } as const;
  expect(progressOf(exploration)).toBe('12 orders were sampled, and there are more.');
  expect(findingOf(exploration)).toBe('So far, it refreshes 1 or 2 times.');
});

test('it is said early about how many there are, as long as there are more than were found', () => {
  const some = found([once, twice], false, 3_141);
  expect(progressOf({ state: 'running', found: some })).toBe(
    '12 orders so far of about 3,100 (an estimate), and it goes on.',
  );
  expect(progressOf({ state: 'paused', found: some })).toBe(
    '12 orders so far of about 3,100 (an estimate); it pauses.',
  );
  expect(progressOf({ state: 'cancelled', found: some })).toBe(
    'Cancelled: 12 orders of about 3,100 (an estimate) were tried.',
  );
  expect(progressOf({ state: 'done', found: some })).toBe(
    '12 orders of about 3,100 (an estimate) were sampled, and there are more.',
  );
  const few = found([once, twice], false, 11);
  expect(progressOf({ state: 'running', found: few })).toBe('12 orders so far, and it goes on.');
  expect(progressOf({ state: 'cancelled', found: few })).toBe('Cancelled: 12 orders of more were tried.');
});

test('what is the same in every order is said so', () => {
  expect(findingOf({ state: 'done', found: found([once], true) })).toBe('In every order it refreshes once.');
});

test('counts of five and more stand together, and a logout is told', () => {
  const loop: OutcomeCount = { refreshRequests: 5, forcedLogouts: 1, outcome: 'runaway', count: 1, witness: [] };
  expect(findingOf({ state: 'paused', found: found([once, loop], false) })).toBe(
    'So far, it refreshes 1 or 5 or more times; some orders log the user out.',
  );
});

test('a count that is the same in every order may still come with two endings', () => {
  const out: OutcomeCount = { ...twice, forcedLogouts: 1, outcome: 'logged-out' };
  expect(findingOf({ state: 'done', found: found([twice, out], true) })).toBe(
    'In every order it refreshes twice; some orders log the user out.',
  );
});
