import { expect, test } from 'vitest';
import { levelOf, nextPractice, NO_PROGRESS, practiceId } from '../../../src/quiz/index.ts';
import { comingBack } from '../../../src/quiz/practice/schedule.ts';
import type { Progress } from '../../../src/quiz/index.ts';
import { withAnswer } from '../../../src/quiz/progress/progress.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const answered = (progress: Progress, id: string, right: boolean, at: number): Progress =>
  withAnswer(progress, id, { said: { as: 'number', value: 1 }, right, score: right ? 1 : 0 }, at);

/** Right and wrong answers to generated questions, each to another: `++-`. */
const practised = (signs: string): Progress =>
  Array.from(signs).reduce(
    (progress, sign, at) => answered(progress, practiceId({ level: 1, seed: at }), sign === '+', at),
    NO_PROGRESS,
  );

test('what was right at once does not come back', () => {
  expect(comingBack(answered(NO_PROGRESS, 'a', true, 0), ['a', 'b'])).toEqual([]);
});

test('what was missed comes back after minutes, then after days, until it is known', () => {
  let progress = answered(NO_PROGRESS, 'a', false, 0);
  expect(comingBack(progress, ['a'])).toEqual([{ id: 'a', dueMs: 3 * MINUTE }]);
  for (const days of [1, 4, 12]) {
    progress = answered(progress, 'a', true, days * 100 * DAY);
    expect(comingBack(progress, ['a'])).toEqual([{ id: 'a', dueMs: days * 100 * DAY + days * DAY }]);
  }
  expect(comingBack(answered(progress, 'a', true, 9999 * DAY), ['a'])).toEqual([]);
});

test('what is missed again begins again', () => {
  const progress = answered(answered(answered(NO_PROGRESS, 'a', false, 0), 'a', true, DAY), 'a', false, 3 * DAY);
  expect(comingBack(progress, ['a'])).toEqual([{ id: 'a', dueMs: 3 * DAY + 3 * MINUTE }]);
});

test('the one that has been due longest comes first', () => {
  const progress = answered(answered(NO_PROGRESS, 'a', false, 20), 'b', false, 10);
  expect(comingBack(progress, ['a', 'b']).map(({ id }) => id)).toEqual(['b', 'a']);
});

test.each([
  ['', 1],
  ['+', 1],
  ['++', 2],
  ['++++', 3],
  ['+++++++++++++', 5],
  ['++-', 1],
  ['++++-++', 3],
  ['-----', 1],
])('after %s the level is %i', (signs, level) => {
  expect(levelOf(practised(signs))).toBe(level);
});

test('a second answer to a generated question does not move the level', () => {
  const id = practiceId({ level: 1, seed: 0 });
  expect(levelOf(answered(answered(practised('+'), id, true, 5), id, true, 6))).toBe(1);
});

test('what is due is asked first, then what was wrong the last time, then something new; lesson questions among it', () => {
  const missed = answered(practised('++'), 'stampede-refreshes', false, 0);
  const progress = answered(missed, 'mutex-order', false, MINUTE);
  const next = (now: number, ...asked: string[]) =>
    nextPractice(progress, ['stampede-refreshes', 'mutex-order'], now, asked);
  expect(next(3 * MINUTE)).toEqual({ as: 'back', id: 'stampede-refreshes', isDue: true });
  expect(next(3 * MINUTE, 'stampede-refreshes')).toEqual({ as: 'back', id: 'mutex-order', isDue: false });
  expect(next(3 * MINUTE, 'stampede-refreshes', 'mutex-order')).toEqual({ as: 'new', level: 2 });
});

test('what was right the last time waits until it is due', () => {
  const progress = answered(answered(NO_PROGRESS, 'a', false, 0), 'a', true, MINUTE);
  expect(nextPractice(progress, ['a'], 2 * MINUTE)).toEqual({ as: 'new', level: 1 });
  expect(nextPractice(progress, ['a'], 2 * DAY)).toEqual({ as: 'back', id: 'a', isDue: true });
});
