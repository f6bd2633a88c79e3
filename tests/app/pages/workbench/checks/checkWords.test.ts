import { expect, test } from 'vitest';
import type { Checked } from '../../../../../src/app/pages/workbench/checks/useChecks.ts';
import {
  announcementOf,
  checkState,
  checkTitle,
  heldOf,
  holdsAll,
  summaryOf,
} from '../../../../../src/app/pages/workbench/checks/standingWords.ts';
import { CHECK_IDS } from '../../../../../src/sim/index.ts';
import type { CheckId, CheckResult } from '../../../../../src/sim/index.ts';

const result = (id: CheckId, holds: boolean, tested = true): CheckResult =>
  holds
    ? { id, runs: 1, orders: null, holds, tested, because: 'so', witness: null }
    : { id, runs: 1, orders: null, holds, because: 'so', witness: null, problem: null };
const checked = (part: Partial<Checked>): Checked => ({
  state: 'running',
  own: { file: 'mine.ts', text: 'text' },
  results: [],
  now: null,
  claims: [],
  problem: null,
  claimsFailed: null,
  ...part,
});
const FIRST_TWO = [result('passes-other-answers-through', true), result('refreshes-and-repeats', false)];
const GOALS = { goals: ['refreshes-and-repeats', 'one-refresh-at-once'] as const };
const ALL = { goals: CHECK_IDS };
const BENCH = { ...GOALS, isExercise: true };

test('a check is called by its id, in words', () => {
  expect(checkTitle('one-refresh-at-once')).toBe('One refresh at once');
});

test('before anything runs the list says so, and what the goals are', () => {
  const nothing = checked({ state: 'idle', own: null });
  expect(summaryOf(nothing, GOALS)).toBe('Nothing runs before you say so. 2 of the 29 are the goals of this exercise.');
  expect(summaryOf(nothing, ALL)).toBe('Nothing runs before you say so. There are 29 of them.');
});

test('while checks run the list says which one, and how many runs it took so far', () => {
  const now = { check: 'plain-text-401-refreshes', runs: 1200 } as const;
  expect(summaryOf(checked({ results: FIRST_TWO, now }), ALL)).toBe(
    'Check 3 of 29: Plain text 401 refreshes, 1,200 runs',
  );
});

test('at the end the list counts goals and all', () => {
  const all = CHECK_IDS.map((id) => result(id, id !== 'one-refresh-at-once'));
  expect(summaryOf(checked({ state: 'done', results: all }), GOALS)).toBe('1 of 2 goals, 28 of 29 hold.');
  expect(summaryOf(checked({ state: 'done', results: all }), ALL)).toBe('28 of 29 hold.');
  expect(heldOf({ results: all }, GOALS.goals)).toBe(1);
});

test('what no run put to the test counts for no goal and for nothing else, and is told', () => {
  const all = CHECK_IDS.map((id) => result(id, true, id !== 'one-refresh-at-once'));
  expect(summaryOf(checked({ state: 'done', results: all }), GOALS)).toBe(
    '1 of 2 goals, 28 of 29 hold, 1 not put to the test.',
  );
  const untested = result('one-refresh-at-once', true, false);
  expect(announcementOf(checked({ results: [untested] }), BENCH)).toBe(
    '1 of 29: One refresh at once: not put to the test',
  );
  expect(checkState(untested, false)).toBe('untested');
});

test('checks that were stopped say how far they came', () => {
  expect(summaryOf(checked({ state: 'cancelled', results: FIRST_TWO }), ALL)).toBe(
    'Cancelled after 2 of 29: 1 of 29 hold.',
  );
  expect(summaryOf(checked({ state: 'failed', results: FIRST_TWO }), ALL)).toBe('Stopped after 2 of 29: 1 of 29 hold.');
  expect(summaryOf(checked({ state: 'failed' }), ALL)).toBe('There are no results.');
});

test('a screen reader is told each result, and the end', () => {
  expect(announcementOf(checked({ results: FIRST_TWO }), BENCH)).toBe('2 of 29: Refreshes and repeats: violated');
  expect(announcementOf(checked({ results: FIRST_TWO.slice(0, 1) }), BENCH)).toBe(
    '1 of 29: Passes other answers through: holds',
  );
  expect(announcementOf(checked({ state: 'done', results: FIRST_TWO }), BENCH)).toBe('All 29 checks have run: 1 hold.');
  expect(announcementOf(checked({ state: 'idle' }), BENCH)).toBe('');
});

test('an exercise is solved when every goal was put to the test and holds, whatever else does not, and a screen reader is told', () => {
  const others = CHECK_IDS.map((id) => result(id, id !== 'no-endless-loop'));
  expect(announcementOf(checked({ state: 'done', results: others }), BENCH)).toBe(
    'Solved: every goal holds. All 29 checks have run: 28 hold.',
  );
  expect(announcementOf(checked({ state: 'done', results: others }), { ...BENCH, isExercise: false })).toBe(
    'All 29 checks have run: 28 hold.',
  );
  expect(holdsAll({ results: others, claims: [] }, ALL)).toBe(false);
});

test('claims are goals as well: counted with the checks, and all are solved when they are true, too', () => {
  const claim = (id: string, holds: boolean) => ({ id, says: 'So', points: 1, holds, because: 'It is.' });
  const bench = { ...BENCH, claims: { count: 2, judge: async () => [] } };
  const results = CHECK_IDS.map((id) => result(id, true));
  const done = (second: boolean) =>
    checked({ state: 'done', results, claims: [claim('claim-1', true), claim('claim-2', second)] });
  expect(summaryOf(done(false), bench)).toBe('3 of 4 goals, 29 of 29 hold.');
  expect([holdsAll(done(false), bench), holdsAll(done(true), bench)]).toEqual([false, true]);
  expect(summaryOf(checked({ own: null }), bench)).toBe(
    'Nothing runs before you say so. 2 of the 29 are the goals of this exercise. So are 2 claims.',
  );
});
