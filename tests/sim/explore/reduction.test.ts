import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOrders } from '../../../src/sim/explore/countOrders.ts';
import { explore } from '../../../src/sim/explore/explore.ts';
import { partialOrderOf } from '../../../src/sim/explore/partialOrder.ts';
import { recordRun } from '../../../src/sim/explore/recordRun.ts';
import type { Subject } from '../../../src/sim/explore/recordRun.ts';
import { resultKey } from '../../../src/sim/explore/result.ts';
import { awake, createSearch } from '../../../src/sim/explore/search.ts';
import { dependent } from '../../../src/sim/explore/step.ts';
import { applySettings, scenarioOf } from '../../../src/sim/index.ts';
import type { Scenario } from '../../../src/sim/index.ts';
import { everyOrder } from '../../support/everyOrder.ts';
import { sourceOf } from '../../support/sources.ts';

const LONG = 120_000;

test.for([
  ['plain', 2, 6],
  ['no-mutex', 58, 424],
  ['promise-flag', 36, 308],
  ['mutex', 12, 50],
  ['mutex-token-check', 16, 124],
  ['wrapped-refresh-mutex', 2, 6],
] as const)(
  '%s with two calls: its %i orders lead to what all %i lead to, each result with as short a witness',
  { timeout: LONG },
  async ([wrapper, reduced, naive]) => {
    const subject = { source: sourceOf(wrapper), scenario: twoCalls({}) };
    const found = await explore(subject);
    expect(found).toMatchObject({ complete: true, schedules: reduced, runs: reduced });
    const every = await naiveResults(subject);
    expect(every.orders).toBe(naive);
    expect(witnessLengths(found.outcomes)).toEqual(every.witnessLengths);
  },
);

test(
  'wrapped-refresh with two calls, where a loop ends for lack of rotation: nothing is lost',
  { timeout: LONG },
  async () => {
    const subject = { source: sourceOf('wrapped-refresh'), scenario: twoCalls({ rotation: 'off' }) };
    const found = await explore(subject);
    expect(found).toMatchObject({ complete: true, schedules: 82, runs: 82 });
    expect(witnessLengths(found.outcomes)).toEqual((await naiveResults(subject)).witnessLengths);
  },
);

test('on generated small scenarios the reduction loses no outcome and wastes no run', { timeout: LONG }, async () => {
  const settings = fc.record({
    rotation: fc.constantFrom('off', 'rotate'),
    reuse: fc.constantFrom('refuse', 'revoke-family'),
    refresh: fc.constantFrom('normal', 'normal', 'normal', '401', '500', '500-json', 'offline', 'hang'),
    components: fc.constantFrom('1', '2'),
  });
  const subjects = fc.record({
    wrapper: fc.constantFrom(
      'plain',
      'no-mutex',
      'promise-flag',
      'mutex',
      'mutex-token-check',
      'wrapped-refresh-mutex',
    ),
    scenario: fc.constantFrom(
      'fresh',
      'three-at-once',
      'no-refresh-token',
      'logout-during-refresh',
      'owner-aborted',
      'two-tabs',
    ),
    settings,
  });
  await fc.assert(
    fc.asyncProperty(subjects, async ({ wrapper, scenario: id, settings: wanted }) => {
      // Two tabs make every call twice.
      const changes = id === 'two-tabs' ? { ...wanted, components: '1' } : wanted;
      const subject = { source: sourceOf(wrapper), scenario: applySettings(scenarioOf(id), changes) };
      const found = await explore(subject);
      expect(found.runs).toBe(found.schedules);
      expect(witnessLengths(found.outcomes)).toEqual((await naiveResults(subject)).witnessLengths);
    }),
    { numRuns: 20, seed: 11 },
  );
});

test(
  'mutex with three calls: the 588 orders stand for 33,738, more than fifty times as many',
  { timeout: LONG },
  async () => {
    const subject = { source: sourceOf('mutex'), scenario: scenarioOf('three-at-once') };
    const search = createSearch(dependent);
    let orders = 0;
    let classes = 0;
    for (let plan = search.next(); plan; plan = search.next()) {
      const { steps } = plan;
      let { sleep } = plan;
      const record = await recordRun(subject, (candidates, done) => {
        const wanted = steps[done.length]?.choice;
        const step = candidates.find(({ choice }) =>
          wanted ? choice === wanted : !sleep.some((one) => one.choice === choice),
        );
        if (step && !wanted) sleep = awake(sleep, step, dependent);
        return step ?? null;
      });
      const order = partialOrderOf(record.steps, dependent);
      search.visit(order);
      orders += countOrders(order);
      classes += 1;
    }
    expect({ classes, orders }).toEqual({ classes: 588, orders: 33_738 });
  },
);

function twoCalls(settings: Readonly<Record<string, string>>): Scenario {
  return applySettings(scenarioOf('three-at-once'), { components: '2', ...settings });
}

async function naiveResults(
  subject: Subject,
): Promise<{ orders: number; witnessLengths: Readonly<Record<string, number>> }> {
  const shortest = new Map<string, number>();
  let orders = 0;
  for await (const { result, witness } of everyOrder(subject)) {
    orders += 1;
    shortest.set(resultKey(result), Math.min(shortest.get(resultKey(result)) ?? Infinity, witness.length));
  }
  return { orders, witnessLengths: Object.fromEntries(shortest) };
}

function witnessLengths(outcomes: Awaited<ReturnType<typeof explore>>['outcomes']): Readonly<Record<string, number>> {
  return Object.fromEntries(outcomes.map((outcome) => [resultKey(outcome), outcome.witness.length]));
}
