import { expect, test } from 'vitest';
import { scoreOf, totalOf, weightOf } from '../../src/quiz/index.ts';
import { CONCEPT, HOW_MANY, LOCK_ORDER, THE_END, WHO_IS_FILLED, WHY_TWO } from './support/questions.ts';

test('a yes or no weighs less than a choice of four, and that less than a set', () => {
  expect(weightOf(CONCEPT)).toBe(0.5);
  expect(weightOf(THE_END)).toBe(0.75);
  expect(weightOf(WHO_IS_FILLED)).toBe(0.875);
  expect(weightOf(WHY_TWO)).toBe(0.875);
  expect(weightOf(HOW_MANY)).toBe(0.8);
  expect(weightOf(LOCK_ORDER)).toBeCloseTo(5 / 6);
});

test('each hint costs what it says, 0.2 where it says nothing', () => {
  const worth = (hints: number): number => scoreOf(HOW_MANY, 1, { hints, seen: false });
  expect([worth(0), worth(1), worth(2), worth(3)]).toEqual([1, 0.8, 0.5, 0.5]);
});

test('an answer after the key was shown is worth half', () => {
  expect(scoreOf(HOW_MANY, 1, { hints: 0, seen: true })).toBe(0.5);
  expect(scoreOf(HOW_MANY, 0, { hints: 0, seen: true })).toBe(0);
});

test('a total weighs its questions, and counts what has no answer as 0', () => {
  const total = totalOf([
    { score: 1, weight: 0.8 },
    { score: 0.5, weight: 0.5 },
    { score: null, weight: 0.7 },
  ]);
  expect(total).toMatchObject({ answered: 2, questions: 3, percent: 53 });
  expect(total.points).toBeCloseTo(1.05);
  expect(total.of).toBeCloseTo(2);
});

test('a total of nothing is 0 percent', () => {
  expect(totalOf([]).percent).toBe(0);
});
