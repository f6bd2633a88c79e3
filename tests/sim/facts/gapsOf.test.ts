import { expect, test } from 'vitest';
import { gapsOf, run, SCENARIOS, scenarioOf } from '../../../src/sim/index.ts';
import { applyMutant } from '../../../src/quiz/runSpec.ts';
import { WAITS_BEFORE_FLAG } from '../../../src/lessons/mutants.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { sourceOf } from '../../support/sources.ts';

test('an await between the question and the flag is told, with the calls that stood there together', async () => {
  const source = applyMutant(sourceOf('promise-flag'), WAITS_BEFORE_FLAG);
  const trace = await run({ source, scenario: scenarioOf('three-at-once'), schedule: { by: 'time' } });
  const secondRefresh = trace.events.find((event) => event.type === 'request-sent' && event.request === 'users.r1');
  expect(gapsOf(trace)).toEqual([
    {
      file: 'promise-flag.ts',
      line: 35,
      calls: ['posts', 'users', 'comments'],
      step: secondRefresh?.step,
      sentence:
        'Posts, Users and Comments stood at line 35 together, await new Promise((go) => setTimeout(go, 20)), and each went on to refresh: what is asked before that line may no longer be so behind it.',
    },
  ]);
});

test('with the flag set before, and where nobody asks, there is no such await', async () => {
  const runs = WRAPPERS.flatMap(({ id }) => SCENARIOS.map((scenario) => ({ id, scenario })));
  for (const { id, scenario } of drawn(runs, 20)) {
    const trace = await run({ source: sourceOf(id), scenario, schedule: { by: 'time' } });
    expect(gapsOf(trace).map(({ sentence }) => `${id} in ${scenario.id}: ${sentence}`)).toEqual([]);
  }
});
