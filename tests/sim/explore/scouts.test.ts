import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScouts, runErrand } from '../../../src/sim/explore/scouts.ts';
import { dependent } from '../../../src/sim/explore/step.ts';
import type { Step } from '../../../src/sim/explore/step.ts';
import { normalForm } from '../../support/normalForm.ts';
import { everyToyOrder, runToy } from '../../support/toySystem.ts';
import type { Toy } from '../../support/toySystem.ts';

const toys: fc.Arbitrary<Toy> = fc.record({
  start: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  most: fc.constant(4),
  cut: fc.constant(false),
  aborts: fc.constant(false),
});

test('no two scouts go equivalent ways, however many are sent', () => {
  fc.assert(
    fc.property(toys, (toy) => {
      const forms = send(toy, 40).map(normalForm);
      expect(new Set(forms).size).toBe(forms.length);
    }),
    { numRuns: 100 },
  );
});

test('the first scout takes what was there first', () => {
  const toy = { start: [false, true], seed: 3, most: 2, cut: false, aborts: false };
  expect(send(toy, 1).map((steps) => steps.map(({ choice }) => choice))).toEqual([['1>', '2>', '1<', '2<']]);
});

test('when every race has been tried both ways, there is no further errand', () => {
  const toy = { start: [false, false], seed: 3, most: 2, cut: false, aborts: false };
  const classes = new Set(everyToyOrder(toy).map(({ steps }) => normalForm(steps)));
  expect(send(toy, 40)).toHaveLength(classes.size);
});

function send(toy: Toy, most: number): readonly (readonly Step[])[] {
  const scouts = createScouts(dependent);
  const ways: (readonly Step[])[] = [];
  for (let errand = scouts.next(); errand && ways.length < most; errand = scouts.next()) {
    const { steps } = runToy(toy, runErrand(errand));
    scouts.report(steps);
    ways.push(steps);
  }
  return ways;
}
