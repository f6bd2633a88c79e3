import { expect, test } from 'vitest';
import { applySettings, explore, factsOf, run, scenarioOf, witnessToText } from '../../src/sim/index.ts';
import { sourceOf } from '../support/sources.ts';

// All 588 orders of the mutex with three calls are explored in Chromium by tests/pages/explorer.test.ts.
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
