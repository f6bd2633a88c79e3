import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOrders } from '../../support/countOrders.ts';
import { detoursOf } from '../../../src/sim/explore/detours.ts';
import { partialOrderOf } from '../../../src/sim/explore/partialOrder.ts';
import { createSearch, follow } from '../../../src/sim/explore/search.ts';
import { alwaysDependent, dependent } from '../../../src/sim/explore/step.ts';
import type { Dependence } from '../../../src/sim/explore/step.ts';
import { normalForm } from '../../support/normalForm.ts';
import { everyToyOrder, runToy } from '../../support/toySystem.ts';
import type { Toy, ToyRun } from '../../support/toySystem.ts';

const toys = ({ cut = false, aborts = false } = {}): fc.Arbitrary<Toy> =>
  fc.record({
    start: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    most: fc.integer({ min: 3, max: 4 }),
    cut: fc.constant(cut),
    aborts: fc.constant(aborts),
  });

test('every order of a toy system is equivalent to exactly one that the search visits', () => {
  fc.assert(
    fc.property(toys(), (toy) => {
      const visited = visitAll(toy, dependent);
      const naive = everyToyOrder(toy);
      expect(visited.some(({ brokenOff }) => brokenOff)).toBe(false);
      expect(visited.map(({ steps }) => normalForm(steps)).toSorted()).toEqual(
        [...new Set(naive.map(({ steps }) => normalForm(steps)))].toSorted(),
      );
    }),
    { numRuns: 300 },
  );
});

test('without reduction the search visits every order once', () => {
  fc.assert(
    fc.property(toys(), (toy) => {
      expect(visitAll(toy, alwaysDependent).map(choices).toSorted()).toEqual(
        everyToyOrder(toy).map(choices).toSorted(),
      );
    }),
    { numRuns: 50 },
  );
});

test('equivalent orders are as many as the partial order of one of them says', () => {
  fc.assert(
    fc.property(toys(), (toy) => {
      const counts = visitAll(toy, dependent).map(({ steps }) => countOrders(partialOrderOf(steps, dependent)));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(everyToyOrder(toy).length);
    }),
    { numRuns: 100 },
  );
});

test('an answer that some orders abort is not lost, and every order is still visited once', () => {
  fc.assert(
    fc.property(toys({ aborts: true }), (toy) => {
      const visited = visitAll(toy, dependent);
      expect(visited.some(({ brokenOff }) => brokenOff)).toBe(false);
      expect(visited.map(({ steps }) => normalForm(steps)).toSorted()).toEqual(
        [...new Set(everyToyOrder(toy).map(({ steps }) => normalForm(steps)))].toSorted(),
      );
    }),
    { numRuns: 300 },
  );
});

test('where a run is cut by a cap on requests, no ending is lost', () => {
  fc.assert(
    fc.property(toys({ cut: true }), (toy) => {
      expect(endings(visitAll(toy, dependent))).toEqual(endings(everyToyOrder(toy)));
    }),
    { numRuns: 300 },
  );
});

test('what is said to come comes, with what sleeps there, and in that order', () => {
  fc.assert(
    fc.property(toys({ aborts: true }), (toy) => {
      const search = createSearch(dependent);
      const said: string[] = [];
      const came: string[] = [];
      for (let plan = search.next(); plan; plan = search.next()) {
        came.push(JSON.stringify(plan));
        const run = runToy(toy, follow(plan, dependent));
        const order = partialOrderOf(run.steps, dependent);
        search.visit(order, detoursOf(order, run.unseen));
        const upcoming = [...search.upcoming()].map((one) => JSON.stringify(one));
        // What was said before is still said, in the same order.
        expect(upcoming.filter((one) => said.includes(one))).toEqual(said.filter((one) => !came.includes(one)));
        said.splice(0, said.length, ...upcoming);
      }
      expect(said).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

function visitAll(toy: Toy, dependence: Dependence): readonly ToyRun[] {
  const search = createSearch(dependence);
  const runs: ToyRun[] = [];
  for (let plan = search.next(); plan; plan = search.next()) {
    const run = runToy(toy, follow(plan, dependence));
    runs.push(run);
    const order = partialOrderOf(run.steps, dependence);
    search.visit(order, detoursOf(order, run.unseen));
  }
  return runs;
}

function choices({ steps }: ToyRun): string {
  return steps.map(({ choice }) => choice).join(' ');
}

function endings(runs: readonly ToyRun[]): readonly string[] {
  return [...new Set(runs.filter(({ brokenOff }) => !brokenOff).map(({ end }) => end))].toSorted();
}
