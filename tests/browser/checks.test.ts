import { expect, test } from 'vitest';
import { runChecks } from '../../src/sim/index.ts';
import type { CheckId } from '../../src/sim/index.ts';
import { faultyOf } from '../support/faulty.ts';
import { sourceOf } from '../support/sources.ts';
import { violatedIn } from '../support/violations.ts';

test('in Chromium the reference holds as many orders as in Node', async () => {
  const only: readonly CheckId[] = ['refused-refresh-logs-out-once', 'abort-of-one-call-keeps-session'];
  const results = await runChecks(sourceOf('reference'), { only });
  expect(results.map(({ id, holds, orders }) => [id, holds, orders])).toEqual([
    ['refused-refresh-logs-out-once', true, 80],
    ['abort-of-one-call-keeps-session', true, 140],
  ]);
});

test('in Chromium a deadlock is seen as in Node', async () => {
  const results = await runChecks(faultyOf('return-await-inside-lock'));
  expect(violatedIn(results)).toEqual([
    'refreshes-and-repeats',
    'plain-text-401-refreshes',
    'one-refresh-at-once',
    'one-refresh-in-every-order',
    'every-call-settles',
    'abort-of-one-call-keeps-session',
    'failed-refresh-is-tried-again',
    'nothing-of-another-user',
    'own-401-ends-nothing',
    'two-tabs-stay-signed-in',
    'closed-tab-holds-nobody-up',
    'wrong-clock-costs-one-401',
  ]);
});
