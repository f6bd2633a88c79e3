import { expect, test } from 'vitest';
import { begunExercises, takeExercises, WORK_KEY } from '../../src/exercises/kept.ts';

test('texts of exercises go from one browser to another, and what was begun there stays', () => {
  const kept = new Map([[`${WORK_KEY}break-the-loop`, JSON.stringify({ text: 'mine', solved: false })]]);
  const keeper = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, text: string) => (kept.set(key, text), true),
  };
  const taken = takeExercises(keeper, [
    { id: 'break-the-loop', solved: true, text: 'theirs' },
    { id: 'fix-the-stampede', solved: true, text: 'theirs' },
    { id: 'log-out-once', solved: true, text: null },
    { id: 'no-such', solved: true, text: 'x' },
    { id: 'assignment-week-3', solved: false, text: 'of an assignment' },
    { id: 'assignment-week-3/challenge-1', solved: true, text: 'posts.1>' },
  ]);
  expect(taken).toBe(2);
  expect(begunExercises(keeper, ['assignment-week-3']).at(-1)).toMatchObject({ text: 'of an assignment' });
  kept.set(`${WORK_KEY}from-nothing`, 'damaged');
  expect(begunExercises(keeper)).toEqual([
    { id: 'fix-the-stampede', solved: true, text: 'theirs' },
    { id: 'break-the-loop', solved: false, text: 'mine' },
  ]);
});
