import { expect, test } from 'vitest';
import { requestAtStep } from '../../../../src/app/run/request/requestAtStep.ts';
import { runByTime } from '../../../support/runs.ts';
import { stepAt } from '../../stepAt.ts';

const mutex = await runByTime('mutex', 'late-401');

test('without a choice the request of the step is shown', () => {
  expect(requestAtStep(mutex, stepAt(mutex, 420))).toBe('comments.r1');
  expect(requestAtStep(mutex, 1)).toBe('posts.1');
  expect(requestAtStep(mutex, 0)).toBeNull();
});
