import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOrders } from '../../../src/sim/explore/countOrders.ts';
import { detoursOf } from '../../../src/sim/explore/detours.ts';
import { partialOrderOf } from '../../../src/sim/explore/partialOrder.ts';
import { awake, createSearch } from '../../../src/sim/explore/search.ts';
import { alwaysDependent, dependent } from '../../../src/sim/explore/step.ts';
import type { Dependence } from '../../../src/sim/explore/step.ts';
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
      expect(visited.map(normalForm).toSorted()).toEqual([...new Set(naive.map(normalForm))].toSorted());
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('without reduction the search visits every order once', () => {
  fc.assert(
    fc.property(toys(), (toy) => {
      expect(visitAll(toy, alwaysDependent).map(choices).toSorted()).toEqual(
        everyToyOrder(toy).map(choices).toSorted(),
      );
    }),
    { numRuns: 50, seed: 2 },
  );
});

test('equivalent orders are as many as the partial order of one of them says', () => {
  fc.assert(
    fc.property(toys(), (toy) => {
      const counts = visitAll(toy, dependent).map(({ steps }) => countOrders(partialOrderOf(steps, dependent)));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(everyToyOrder(toy).length);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test('an answer that some orders abort is not lost, and every order is still visited once', () => {
  fc.assert(
    fc.property(toys({ aborts: true }), (toy) => {
      const visited = visitAll(toy, dependent);
      expect(visited.some(({ brokenOff }) => brokenOff)).toBe(false);
      expect(visited.map(normalForm).toSorted()).toEqual([...new Set(everyToyOrder(toy).map(normalForm))].toSorted());
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('where a run is cut by a cap on requests, no ending is lost', () => {
  fc.assert(
    fc.property(toys({ cut: true }), (toy) => {
      expect(endings(visitAll(toy, dependent))).toEqual(endings(everyToyOrder(toy)));
    }),
    { numRuns: 300, seed: 4 },
  );
});

function visitAll(toy: Toy, dependence: Dependence): readonly ToyRun[] {
  const search = createSearch(dependence);
  const runs: ToyRun[] = [];
  for (let plan = search.next(); plan; plan = search.next()) {
    const { steps } = plan;
    let { sleep } = plan;
    const run = runToy(toy, (candidates, done) => {
      const wanted = steps[done.length];
      if (wanted) return candidates.find(({ choice }) => choice === wanted.choice) ?? null;
      const step = candidates.find(({ choice }) => !sleep.some((sleeper) => sleeper.choice === choice)) ?? null;
      if (step) sleep = awake(sleep, step, dependence);
      return step;
    });
    runs.push(run);
    const order = partialOrderOf(run.steps, dependence);
    search.visit(order, detoursOf(order, run.unseen));
  }
  return runs;
}

/** The least of all equivalent orders, by the alphabet. */
function normalForm({ steps }: ToyRun): string {
  const { before } = partialOrderOf(steps, dependent);
  const left = steps.map((_, at) => at);
  const form: string[] = [];
  while (left.length > 0) {
    const ready = left.filter((next) => !left.some((at) => before(at, next)));
    const least =
      ready.toSorted((one, other) => ((steps[one]?.choice ?? '') < (steps[other]?.choice ?? '') ? -1 : 1))[0] ?? 0;
    left.splice(left.indexOf(least), 1);
    form.push(steps[least]?.choice ?? '');
  }
  return form.join(' ');
}

function choices({ steps }: ToyRun): string {
  return steps.map(({ choice }) => choice).join(' ');
}

function endings(runs: readonly ToyRun[]): readonly string[] {
  return [...new Set(runs.filter(({ brokenOff }) => !brokenOff).map(({ end }) => end))].toSorted();
}
