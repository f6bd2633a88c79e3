import { expect, test } from 'vitest';
import { applySettings, explore, factsOf, run, SCENARIOS, scenarioOf } from '../../../src/sim/index.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { sourceOf } from '../../support/sources.ts';

const threeAtOnce = scenarioOf('three-at-once');
const LATE = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>', 'users.1<'];

function follow(wrapper: string, choices: readonly string[], scenario = threeAtOnce) {
  return run({ source: sourceOf(wrapper), scenario, schedule: { by: 'closest', choices } });
}

test('the order of a wrapper’s own run is followed to the letter', async () => {
  for (const { id } of drawn(WRAPPERS, 4)) {
    const source = sourceOf(id);
    for (const scenario of [threeAtOnce, scenarioOf('mount-during-refresh'), scenarioOf('logout-during-refresh')]) {
      for (const seed of [1, 2, 3]) {
        const trace = await run({ source, scenario, schedule: { by: 'seed', seed } });
        if (trace.end === 'runaway') continue;
        const { choices, events, end } = await follow(id, trace.choices, scenario);
        expect({ id, scenario: scenario.id, seed, choices, events, end }).toEqual({
          id,
          scenario: scenario.id,
          seed,
          choices: trace.choices,
          events: trace.events,
          end: trace.end,
        });
      }
    }
  }
});

test('what cannot happen in another wrapper is left out, and the rest comes in its order', async () => {
  const mutex = await run({
    source: sourceOf('mutex'),
    scenario: threeAtOnce,
    schedule: { by: 'choices', choices: LATE, then: 'first' },
  });
  const check = await follow('mutex-token-check', mutex.choices);
  expect(mutex.choices.filter((choice) => !check.choices.includes(choice))).toEqual(['users.r1>', 'users.r1<']);
  expect(check.choices.filter((choice) => mutex.choices.includes(choice))).toEqual(
    mutex.choices.filter((choice) => check.choices.includes(choice)),
  );
  expect(factsOf(check)).toMatchObject({ refreshRequests: 1, outcome: 'all-succeeded' });
});

test('any wrapper follows the order of any other to an end', async () => {
  for (const { id: from } of drawn(WRAPPERS, 3)) {
    for (const { id: scenario } of SCENARIOS.slice(0, 4)) {
      const { choices } = await run({
        source: sourceOf(from),
        scenario: scenarioOf(scenario),
        schedule: { by: 'seed', seed: 5 },
      });
      for (const { id: to } of WRAPPERS) {
        const { end } = await follow(to, choices, scenarioOf(scenario));
        expect(end, `${to} after ${from} in ${scenario}`).not.toBe('stopped');
      }
    }
  }
});

test('the witness of every outcome of every wrapper, two calls, replays to it, and so does the whole order', async () => {
  const scenario = applySettings(threeAtOnce, { components: '2' });
  for (const { id } of drawn(WRAPPERS, 4)) {
    const source = sourceOf(id);
    // Enough for every outcome; a wrapper that runs away has more orders than anyone can wait for.
    const { outcomes } = await explore({ source, scenario, max: 60 });
    for (const { witness, count: _count, ...listed } of outcomes) {
      const shown = await run({ source, scenario, schedule: { by: 'choices', choices: witness, then: 'first' } });
      const whole = await run({ source, scenario, schedule: { by: 'closest', choices: shown.choices } });
      for (const facts of [factsOf(shown), factsOf(whole)]) {
        expect({ id, ...facts, refreshRequests: Math.min(5, facts.refreshRequests) }).toMatchObject({ id, ...listed });
      }
    }
  }
});
