import { expect, test } from 'vitest';
import { runNotices, selectedRequest, stepOf } from '../../../../src/app/shell/address/runNotices.ts';
import { runByTime } from '../../../support/runs.ts';

const mutex = await runByTime('mutex', 'late-401');

test('an address that asks for more than the run has is told so', () => {
  expect(runNotices({ step: 99, request: 'posts.9' }, mutex)).toEqual([
    'Failed to go to step 99: this run has 19. Showing its end.',
    'Failed to select “posts.9”: this run sends no such request. Showing that of the step; choose a bar.',
  ]);
  expect(runNotices({ step: 19, request: 'posts.1' }, mutex)).toEqual([]);
});

test('only what the run has is taken from the address', () => {
  expect([stepOf({ step: 99 }, mutex), stepOf({ step: 19 }, mutex), stepOf({ step: 4 }, mutex)]).toEqual([
    null,
    null,
    4,
  ]);
  expect([selectedRequest({ request: 'x' }, mutex), selectedRequest({ request: 'posts.r1' }, mutex)]).toEqual([
    null,
    'posts.r1',
  ]);
});
