import { expect, test } from 'vitest';
import type { Trace } from '../../../src/sim/index.ts';
import { firstDifference } from '../../../src/timeline/compare/firstDifference.ts';
import { pairLayout } from '../../../src/timeline/compare/pairLayout.ts';
import { runByTime } from '../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');
const check = await runByTime('mutex-token-check', 'late-401');

test('a mutex and a token check part where the late 401 arrives', () => {
  const difference = firstDifference(mutex, check);
  expect(difference && [difference.step, difference.same, difference.atMs]).toEqual([15, 14, 320]);
  expect(difference?.a.map((event) => event.type)).toEqual(['answer-arrived', 'lock-acquired', 'request-sent']);
  expect(difference?.b.map((event) => event.type)).toEqual(['answer-arrived', 'request-sent']);
});

test('the difference is the same from the other side', () => {
  expect(firstDifference(check, mutex)?.step).toBe(15);
});

test('a run does not differ from itself, nor from one that only has other line numbers', () => {
  const moved: Trace = {
    ...mutex,
    events: mutex.events.map((event) => (event.type === 'request-sent' ? { ...event, line: 1 } : event)),
  };
  expect([firstDifference(mutex, mutex), firstDifference(mutex, moved)]).toEqual([null, null]);
});

test('a run that ends earlier differs at the first step it does not have', () => {
  const shorter: Trace = {
    ...mutex,
    events: mutex.events.filter((event) => event.step <= 12),
    choices: mutex.choices.slice(0, 12),
  };
  const difference = firstDifference(mutex, shorter);
  expect(difference && [difference.step, difference.same, difference.b]).toEqual([13, 12, []]);
});

test('the mark stands at the moment of the difference, on the axis of both', () => {
  const pair = pairLayout(mutex, check, 1390);
  expect(pair.differencePx).toBeCloseTo(pair.a.origin + 320 * pair.a.pxPerUnit, 9);
  expect(pair.b.pxPerUnit).toBe(pair.a.pxPerUnit);
});
