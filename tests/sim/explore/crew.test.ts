import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { explore } from '../../../src/sim/explore/explore.ts';
import { runOfPlan } from '../../../src/sim/explore/runOfPlan.ts';
import type { ExploreRequest } from '../../../src/sim/explore/runOfPlan.ts';
import { createCrew } from '../../../src/sim/explore/crew.ts';
import type { Hand } from '../../../src/sim/explore/crew.ts';
import type { RunRecord } from '../../../src/sim/explore/recordRun.ts';
import type { Plan } from '../../../src/sim/explore/search.ts';
import { createRandom } from '../../../src/sim/random.ts';
import { applySettings, scenarioOf } from '../../../src/sim/index.ts';
import { sourceOf } from '../../support/sources.ts';

test('with three more hands that are done in any order, exploring finds the same in the same runs', async () => {
  const request = calls('no-mutex', 2);
  const random = createRandom(7);
  let lent = 0;
  const hand: Hand = async (plan, asked) => {
    lent += 1;
    const record = await runOfPlan(plan, asked);
    for (let turns = Math.floor(random() * 20); turns > 0; turns -= 1) await setImmediate();
    // As it comes out of another thread.
    return structuredClone(record);
  };
  const alone = await explore(request);
  expect(await explore({ ...request, hands: [hand, hand, hand] })).toEqual(alone);
  const afterScouts = alone.runs - 32;
  expect(lent).toBeGreaterThan(afterScouts / 2);
  expect(lent).toBeLessThan(afterScouts);
});

test('a plan is run once, and each hand does one at a time', async () => {
  const under: string[] = [];
  const ran: string[] = [];
  const hand =
    (name: string): Hand =>
    async (plan) => {
      expect(under).not.toContain(name);
      under.push(name);
      ran.push(firstOf(plan));
      await setImmediate();
      under.splice(under.indexOf(name), 1);
      return recordOf(plan);
    };
  const run = createCrew([hand('a'), hand('b')], calls('mutex', 1));
  const plans = ['1', '2', '3', '4', '5', '6'].map(planOf);
  const found: string[] = [];
  for (const [at, plan] of plans.entries())
    found.push(...(await run(plan, () => plans.slice(at + 1))).steps.map(({ choice }) => choice));
  expect(found).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(ran.toSorted()).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('what was run ahead and failed fails when it is wanted, and not before', async () => {
  const run = createCrew(
    [
      async (plan) => recordOf(plan),
      async (plan) => {
        throw new Error(`there is no ${firstOf(plan)}`);
      },
    ],
    calls('mutex', 1),
  );
  const [one, two] = [planOf('1'), planOf('2')];
  await expect(run(one, () => [two])).resolves.toMatchObject({ steps: one.steps });
  await expect(run(two, () => [])).rejects.toThrow('there is no 2');
});

test('one hand alone runs nothing ahead', async () => {
  const ran: string[] = [];
  const run = createCrew(
    [
      async (plan) => {
        ran.push(firstOf(plan));
        return recordOf(plan);
      },
    ],
    calls('mutex', 1),
  );
  await run(planOf('1'), () => {
    throw new Error('nobody looks ahead');
  });
  expect(ran).toEqual(['1']);
});

function calls(wrapper: string, count: number): ExploreRequest {
  return {
    source: sourceOf(wrapper),
    scenario: applySettings(scenarioOf('three-at-once'), { components: String(count) }),
  };
}

function planOf(choice: string): Plan {
  return { steps: [{ choice, request: choice, at: 'client', writes: false, cause: null }], sleep: [] };
}

function firstOf({ steps }: Plan): string {
  return steps[0]?.choice ?? '';
}

/** Of a record, what these tests look at. */
function recordOf({ steps }: Plan): RunRecord {
  return { steps } as RunRecord;
}
