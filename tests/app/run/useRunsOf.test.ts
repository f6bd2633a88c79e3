import { expect, test } from 'vitest';
import { sourceOf } from '../../../src/app/run/sources.ts';
import { replayFailure, runAheadOf } from '../../../src/app/run/useRunsOf.ts';
import { applySettings, scenarioOf } from '../../../src/sim/index.ts';
import type { RunRequest } from '../../../src/sim/index.ts';
import { wrapperOf } from '../../../src/wrappers/index.ts';

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

function askedAheadBy(search: string): readonly RunRequest[] {
  const asked: RunRequest[] = [];
  const refuse = () => {
    throw new Error('nothing else is asked for');
  };
  runAheadOf({ runAhead: (request) => void asked.push(request), run: refuse, read: refuse, start: refuse }, { search });
  return asked;
}

test('the run of an address is asked for before its page is there, with its settings and its order', () => {
  expect(askedAheadBy('wrapper=no-mutex&scenario=three-at-once&set.rotation=off&seed=7')).toEqual([
    {
      source: sourceOf(wrapperOf('no-mutex')),
      scenario: applySettings(scenarioOf('three-at-once'), { rotation: 'off' }),
      schedule: { by: 'seed', seed: 7 },
    },
  ]);
});

test('beside another run, an order that stops somewhere is asked for to its end', () => {
  const [asked] = askedAheadBy('wrapper=mutex&scenario=one-expired&schedule=posts.1>&then=stop&compare=plain');
  expect(asked?.schedule).toEqual({ by: 'choices', choices: ['posts.1>'], then: 'first' });
});

test('an address that says nothing is the sandbox as it opens', () => {
  expect(askedAheadBy('').map(({ source, scenario }) => [source.id, scenario.id])).toEqual([['mutex', 'late-401']]);
});

test.each(['wrapper=own&scenario=one-expired', 'wrapper=link&s=1.abc', 's=1.abc'])(
  'of what somebody brought along nothing is asked for ahead: %s',
  (search) => expect(askedAheadBy(search)).toEqual([]),
);
