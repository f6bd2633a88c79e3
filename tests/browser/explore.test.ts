import { expect, test } from 'vitest';
import { applySettings, explore, factsOf, run, scenarioOf, witnessToText } from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

test('in Chromium the orders are those of Node: 588 for mutex with three calls', async () => {
  const { outcomes, ...counts } = await explore({ source: sourceOf('mutex'), scenario: scenarioOf('three-at-once') });
  expect(counts).toEqual({ complete: true, schedules: 588, runs: 588 });
  expect(outcomes.map(({ refreshRequests, count }) => [refreshRequests, count])).toEqual([
    [1, 144],
    [2, 408],
    [3, 36],
  ]);
});

test('the witnesses are those of Node, and replay to the outcomes that they are listed under', async () => {
  const source = sourceOf('no-mutex');
  const scenario = applySettings(scenarioOf('three-at-once'), { components: '2' });
  const { outcomes } = await explore({ source, scenario });
  expect(outcomes.map(({ witness, count }) => [witnessToText(witness), count])).toEqual([
    ['users.1> users.1< users.r1>', 28],
    ['posts.1>', 30],
  ]);
  for (const { refreshRequests, forcedLogouts, outcome, witness: choices } of outcomes) {
    const trace = await run({ source, scenario, schedule: { by: 'choices', choices, then: 'first' } });
    expect(factsOf(trace)).toMatchObject({ refreshRequests, forcedLogouts, outcome });
  }
});
