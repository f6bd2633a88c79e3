import { expect, test } from 'vitest';
import { lineAtStep, lineOfRequest, requestAtStep, requestsByLine } from '../../../src/app/run/atStep.ts';
import { runByTime } from '../../support/runs.ts';
import { stepAt } from '../stepAt.ts';

const mutex = await runByTime('mutex', 'late-401');

test('the code stands at the line that sends, or that waits for its answer', () => {
  const line = (id: string) => lineOfRequest(mutex, id);
  expect(lineAtStep(mutex, stepAt(mutex, 420))).toBe(line('comments.2'));
  expect(lineAtStep(mutex, stepAt(mutex, 360))).toBe(line('comments.r1'));
  expect(lineAtStep(mutex, 0)).toBeNull();
});

test('requests are counted by the line that sent them', () => {
  const counts = requestsByLine(mutex);
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(8);
  expect(counts.get(lineOfRequest(mutex, 'comments.r1') ?? 0)).toBe(2);
});

test('without a choice the request of the step is shown', () => {
  expect(requestAtStep(mutex, stepAt(mutex, 420))).toBe('comments.r1');
  expect(requestAtStep(mutex, 1)).toBe('posts.1');
  expect(requestAtStep(mutex, 0)).toBeNull();
});
