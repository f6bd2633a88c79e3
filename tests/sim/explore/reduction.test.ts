import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn } from '../../support/drawn.ts';
import { countOrders } from '../../support/countOrders.ts';
import { explore } from '../../../src/sim/explore/explore.ts';
import { partialOrderOf } from '../../../src/sim/explore/partialOrder.ts';
import { recordRun } from '../../../src/sim/explore/recordRun.ts';
import type { Subject } from '../../../src/sim/explore/recordRun.ts';
import { resultKey } from '../../../src/sim/explore/outcomes.ts';
import { createSearch, follow } from '../../../src/sim/explore/search.ts';
import { dependent } from '../../../src/sim/explore/step.ts';
import { applySettings, scenarioOf } from '../../../src/sim/index.ts';
import type { Scenario } from '../../../src/sim/index.ts';
import { everyOrder } from '../../support/everyOrder.ts';
import { normalForm } from '../../support/normalForm.ts';
import { sourceOf } from '../../support/sources.ts';

const TWO_CALLS = [
  ['plain', 2, 6],
  ['no-mutex', 58, 424],
  ['promise-flag', 36, 308],
  ['mutex', 12, 50],
  ['mutex-token-check', 16, 124],
  ['wrapped-refresh-mutex', 2, 6],
] as const;

test.for(drawn(TWO_CALLS, 3))(
  '%s with two calls: its %i orders lead to what all %i lead to, each result with as short a witness',
  async ([wrapper, reduced, naive]) => {
    const subject = { source: sourceOf(wrapper), scenario: twoCalls({}) };
    const found = await explore(subject);
    expect(found).toMatchObject({ complete: true, schedules: reduced, runs: reduced });
    const every = await naiveResults(subject);
    expect([every.classes, every.orders]).toEqual([reduced, naive]);
    expect(witnessLengths(found.outcomes)).toEqual(every.witnessLengths);
  },
);

test('wrapped-refresh with two calls, where a loop ends for lack of rotation: nothing is lost', async () => {
  const subject = { source: sourceOf('wrapped-refresh'), scenario: twoCalls({ rotation: 'off' }) };
  const found = await explore(subject);
  expect(found).toMatchObject({ complete: true, schedules: 82, runs: 82 });
  expect(witnessLengths(found.outcomes)).toEqual((await naiveResults(subject)).witnessLengths);
});

test('on generated small scenarios the reduction loses no outcome and wastes no run', async () => {
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
      const every = await naiveResults(subject);
      expect([found.runs, found.schedules]).toEqual([every.classes, every.classes]);
      expect(witnessLengths(found.outcomes)).toEqual(every.witnessLengths);
    }),
    { numRuns: 3 },
  );
});

const ACTS_ANY_TIME = [
  ['mutex', 'logout-during-refresh', '1', 7, 7],
  ['promise-flag', 'logout-during-refresh', '1', 7, 7],
  ['mutex', 'logout-during-refresh', '2', 140, 474],
  ['mutex', 'owner-aborted', '1', 7, 7],
  ['mutex', 'owner-aborted', '2', 106, 410],
] as const;

test.for(drawn(ACTS_ANY_TIME, 3))(
  '%s in %s with %s calls, where the user may act at any moment: %i orders lead to what all %i lead to',
  async ([wrapper, id, components, reduced, naive]) => {
    const scenario = applySettings(scenarioOf(id), { components });
    const subject = { source: sourceOf(wrapper), scenario, user: 'any' } as const;
    const found = await explore(subject);
    const every = await naiveResults(subject);
    expect(Object.keys(witnessLengths(found.outcomes)).toSorted()).toEqual(
      Object.keys(every.witnessLengths).toSorted(),
    );
    expect([found.runs, every.classes, every.orders]).toEqual([reduced, reduced, naive]);
  },
);

const TAB_ANY_TIME = [
  ['mutex', 'freeze', '1', 10, 10],
  ['plain', 'freeze', '2', 26, 46],
  ['mutex', 'reload', '1', 7, 7],
  ['plain', 'reload', '2', 10, 20],
  ['mutex', 'offline', '1', 16, 16],
  ['plain', 'offline', '2', 50, 90],
] as const;

test.for(drawn(TAB_ANY_TIME, 4))(
  '%s where %s may happen at any moment, with %s calls: %i orders lead to what all %i lead to',
  async ([wrapper, act, components, reduced, naive]) => {
    const user = act === 'reload' ? { do: act, atMs: 100 } : { do: act, forMs: 1_000, atMs: 100 };
    const scenario = { ...applySettings(scenarioOf('three-at-once'), { components }), user: [user] };
    const subject = { source: sourceOf(wrapper), scenario, user: 'any' } as const;
    const found = await explore(subject);
    const every = await naiveResults(subject);
    expect(Object.keys(witnessLengths(found.outcomes)).toSorted()).toEqual(
      Object.keys(every.witnessLengths).toSorted(),
    );
    expect([found.runs, found.schedules, every.classes, every.orders]).toEqual([reduced, reduced, reduced, naive]);
  },
);

test('mutex with three calls: the 588 orders stand for 33,738, more than fifty times as many', async () => {
  const subject = { source: sourceOf('mutex'), scenario: scenarioOf('three-at-once') };
  const search = createSearch(dependent);
  let orders = 0;
  let classes = 0;
  for (let plan = search.next(); plan; plan = search.next()) {
    const record = await recordRun(subject, follow(plan, dependent));
    const order = partialOrderOf(record.steps, dependent);
    search.visit(order);
    orders += countOrders(order);
    classes += 1;
  }
  expect({ classes, orders }).toEqual({ classes: 588, orders: 33_738 });
});

function twoCalls(settings: Readonly<Record<string, string>>): Scenario {
  return applySettings(scenarioOf('three-at-once'), { components: '2', ...settings });
}

interface Naive {
  readonly orders: number;
  /** How many of them are left when equivalent ones count once. */
  readonly classes: number;
  readonly witnessLengths: Readonly<Record<string, number>>;
}

async function naiveResults(subject: Subject): Promise<Naive> {
  const shortest = new Map<string, number>();
  const classes = new Set<string>();
  let orders = 0;
  for await (const { steps, result, witness } of everyOrder(subject)) {
    orders += 1;
    classes.add(normalForm(steps));
    shortest.set(resultKey(result), Math.min(shortest.get(resultKey(result)) ?? Infinity, witness.length));
  }
  return { orders, classes: classes.size, witnessLengths: Object.fromEntries(shortest) };
}

function witnessLengths(outcomes: Awaited<ReturnType<typeof explore>>['outcomes']): Readonly<Record<string, number>> {
  return Object.fromEntries(outcomes.map((outcome) => [resultKey(outcome), outcome.witness.length]));
}
