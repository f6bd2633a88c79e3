import { expect, test } from 'vitest';
import { scenarioIn } from '../../../src/sim/index.ts';
import type { Source, Trace } from '../../../src/sim/index.ts';
import { DEFINITIONS } from '../../../src/sim/checks/checks.ts';
import type { OrdersSetup } from '../../../src/sim/checks/definition.ts';
import { explorations } from '../../../src/sim/explore/explore.ts';
import type { OnOrder } from '../../../src/sim/explore/explore.ts';
import { everyOrder } from '../../support/everyOrder.ts';
import { faultyOf } from '../../support/faulty.ts';
import { normalForm } from '../../support/normalForm.ts';
import { sourceOf } from '../../support/sources.ts';

/** All setups with two calls or fewer, which can be run in every order without any cleverness. */
const SETUPS = [
  { scenario: 'three-at-once', settings: { components: '2' } },
  { scenario: 'refresh-refused', settings: { components: '2' } },
  { scenario: 'logout-during-refresh', settings: {}, user: 'any' },
] as const satisfies readonly OrdersSetup[];

const SOURCES: readonly Source[] = [
  ...['mutex', 'mutex-token-check', 'reference'].map((id) => sourceOf(id)),
  ...['lock-for-each-slice', 'rejected-queue'].map((name) => faultyOf(name)),
];

test.for(SOURCES.flatMap((source) => SETUPS.map((setup) => ({ name: source.id, source, setup }))))(
  '$name in $setup.scenario: equivalent orders are judged alike, and the explored ones stand for all',
  async ({ source, setup }) => {
    const verdict = verdictIn(setup);
    const naive = new Map<string, string>();
    for await (const { steps, trace } of everyOrder({ source, scenario: scenarioIn(setup), user: userOf(setup) })) {
      const form = normalForm(steps);
      const found = verdict(trace);
      expect(naive.get(form) ?? found, form).toBe(found);
      naive.set(form, found);
    }
    const explored: string[] = [];
    const onOrder: OnOrder = (trace) => void explored.push(verdict(trace));
    const walk = explorations({ source, scenario: scenarioIn(setup), user: userOf(setup) }, { onOrder });
    for await (const _soFar of walk);
    expect(explored.toSorted()).toEqual([...naive.values()].toSorted());
  },
);

/** The checks that read a setup and that a trace breaks, as a text. */
function verdictIn(setup: OrdersSetup): (trace: Trace) => string {
  const readers = DEFINITIONS.filter(({ orders }) =>
    orders.some((one) => JSON.stringify(one) === JSON.stringify(setup)),
  );
  expect(readers.length).toBeGreaterThan(0);
  return (trace) =>
    readers
      .filter(({ judge }) => judge(trace) !== null)
      .map(({ id }) => id)
      .join(' ');
}

function userOf(setup: OrdersSetup): 'last' | 'any' {
  return setup.user ?? 'last';
}
