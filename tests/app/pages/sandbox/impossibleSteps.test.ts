import { expect, test } from 'vitest';
import { impossibleNotice, impossibleSteps } from '../../../../src/app/pages/sandbox/impossibleSteps.ts';
import { run, scenarioOf } from '../../../../src/sim/index.ts';
import type { Trace } from '../../../../src/sim/index.ts';
import { sourceOf } from '../../../support/sources.ts';

const scenario = scenarioOf('three-at-once');
const late = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>', 'users.1<'];

const mutex = await run({
  source: sourceOf('mutex'),
  scenario,
  schedule: { by: 'choices', choices: late, then: 'first' },
});
function following(wrapper: string): Promise<Trace> {
  return run({ source: sourceOf(wrapper), scenario, schedule: { by: 'closest', choices: mutex.choices } });
}

test('steps that the other run cannot take are named by number and by what they were', async () => {
  const trace = await following('mutex-token-check');
  expect(impossibleSteps(mutex, trace)).toEqual([
    { step: 13, choice: 'users.r1>', words: 'Users’ refresh reaches FastAPI' },
    { step: 15, choice: 'users.r1<', words: 'a3 reaches Users: repeats' },
  ]);
  expect(impossibleNotice(mutex, { name: 'Token check', trace })).toEqual([
    'In Token check, step 13 (Users’ refresh reaches FastAPI) and step 15 (a3 reaches Users: repeats) of the order cannot happen. It goes on without them.',
  ]);
});

test('where there are many, the first three are named', async () => {
  const trace = await following('plain');
  expect(impossibleNotice(mutex, { name: 'Plain', trace })).toEqual([
    'In Plain, step 6 (Posts’ refresh reaches FastAPI), step 7 (a2 reaches Posts: repeats), step 8 (Posts’ try 2 reaches FastAPI) and 7 more of the order cannot happen. It goes on without them.',
  ]);
});

test('a run that takes every step has no notice', () => {
  expect(impossibleNotice(mutex, { name: 'Mutex', trace: mutex })).toEqual([]);
});
