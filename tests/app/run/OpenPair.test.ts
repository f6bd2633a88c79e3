import { expect, test } from 'vitest';
import { sentAt } from '../../../src/app/run/OpenPair.tsx';
import { firstDifference } from '../../../src/timeline/compare/firstDifference.ts';
import { runByTime } from '../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');
const check = await runByTime('mutex-token-check', 'late-401');

test('beside each run stands what it sends where they part', () => {
  const difference = firstDifference(mutex, check);
  expect(sentAt(difference?.a ?? [])).toBe('sends POST /auth/refresh');
  expect(sentAt(difference?.b ?? [])).toBe('sends GET /comments');
  expect(sentAt([])).toBe('');
});
