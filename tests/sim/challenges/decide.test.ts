import { expect, test } from 'vitest';
import { CHALLENGES } from '../../../src/sim/challenges/challenges.ts';
import { drawn } from '../../support/drawn.ts';
import { decide } from '../../../src/sim/challenges/decide.ts';
import { goalOf } from '../../../src/sim/challenges/goals.ts';
import { applySettings, scenarioOf } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

/** What comes out; the page computes it and holds none of it. */
const EXPECTED: Readonly<Record<string, string>> = {
  'no-mutex-log-out': 'possible in 7',
  'mutex-twice': 'possible in 8',
  'token-check-twice': 'impossible: 552 orders',
  'flag-old-token': 'possible in 4',
  'mutex-old-token': 'impossible: 201 positions',
  'mutex-log-out': 'impossible: 588 orders',
  'two-tabs-log-out': 'possible in 7',
};

test('every challenge has an expectation here', () => {
  expect(CHALLENGES.map(({ id }) => id)).toEqual(Object.keys(EXPECTED));
});

test.each(drawn(CHALLENGES, 2))('$title', async ({ id, wrapper, scenario, settings, goal: goalId }) => {
  const goal = goalOf(goalId);
  if (!goal) throw new Error(`Failed to find the goal "${goalId}". Correct the challenge.`);
  const verdict = await decide(
    { source: sourceOf(wrapper), scenario: applySettings(scenarioOf(scenario), settings), goal },
    () => undefined,
  );
  const said =
    verdict.state === 'possible'
      ? `possible in ${verdict.moves.length}`
      : `${verdict.state}: ${verdict.count} ${verdict.of}`;
  expect(said).toBe(EXPECTED[id]);
});
