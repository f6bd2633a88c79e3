import { expect, test } from 'vitest';
import { compareFacts } from '../../../../src/app/sandbox/compare/compareFacts.ts';
import { runOf } from '../../runs.ts';

const mutex = await runOf('mutex', 'late-401');
const check = await runOf('mutex-token-check', 'late-401');

test('the facts of two runs are side by side, those that differ first', () => {
  expect(compareFacts(mutex, check).map(({ label, a, b }) => `${label}: ${a}, ${b}`)).toEqual([
    'refresh requests: 2, 1',
    'requests in all: 8, 7',
    'Comments filled after: 470 ms, 370 ms',
    'Posts filled after: 200 ms, 200 ms',
    'Users filled after: 250 ms, 250 ms',
    'forced logouts: 0, 0',
    'calls succeeded: 3 of 3, 3 of 3',
    'outcome: all succeeded, all succeeded',
  ]);
});
