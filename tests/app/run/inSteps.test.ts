import { expect, test } from 'vitest';
import { inSteps } from '../../../src/app/run/inSteps.ts';
import { scenarioOf } from '../../../src/sim/index.ts';

const message = 'Failed to replay the schedule: "posts.7>" (choice 2) cannot happen there. Possible: users.1>.';

test('a choice is told by the step that it would be: the mounts at the start are steps', () => {
  const schedule = { by: 'choices', choices: ['posts.1>', 'posts.7>'], then: 'first' } as const;
  expect(inSteps(message, scenarioOf('three-at-once'), schedule)).toBe(
    'Failed to replay the schedule: "posts.7>" (step 5) cannot happen there. Possible: users.1>.',
  );
});

test('mounts that are in the list are not counted twice', () => {
  const schedule = { by: 'choices', choices: ['posts+', 'posts.7>'], then: 'first' } as const;
  expect(inSteps(message, scenarioOf('one-expired'), schedule)).toContain('(step 2)');
});
