import { expect, test } from 'vitest';
import { replayFailure } from '../../../src/app/run/useRunsOf.ts';
import { scenarioOf } from '../../../src/sim/index.ts';

const problem = {
  kind: 'bad-input',
  deed: 'replay the schedule',
  cause: '"posts.7>" cannot happen there',
  remedy: 'Possible: users.1>.',
  at: { of: 'choice', choice: 2 },
} as const;

test('a choice is told by the step that it would be: the mounts at the start are steps', () => {
  const schedule = { by: 'choices', choices: ['posts.1>', 'posts.7>'], then: 'first' } as const;
  expect(replayFailure(problem, scenarioOf('three-at-once'), schedule)).toBe(
    'Failed to replay the schedule: step 5: "posts.7>" cannot happen there. Possible: users.1>.',
  );
});

test('mounts that are in the list are not counted twice', () => {
  const schedule = { by: 'choices', choices: ['posts+', 'posts.7>'], then: 'first' } as const;
  expect(replayFailure(problem, scenarioOf('one-expired'), schedule)).toContain(': step 2: ');
});

test('a problem of another kind is told as it is', () => {
  const at = { of: 'line', file: 'mine.ts', line: 3, column: null } as const;
  const other = {
    kind: 'threw-at-load',
    deed: 'load mine.ts',
    cause: 'it threw 7',
    remedy: 'Correct it.',
    at,
  } as const;
  expect(replayFailure(other, scenarioOf('one-expired'), { by: 'time' })).toBe(
    'Failed to load mine.ts: line 3: it threw 7. Correct it.',
  );
});
