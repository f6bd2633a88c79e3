import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/sim/index.ts';
import { PUBLISHED_FACTS } from '../fixtures/publishedFacts.ts';
import { captured } from './captured.ts';

// Each cell is asked of the simulator itself in tests/sim; here a few, drawn anew: each starts a process of its own.
test('lab run says what was published', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PUBLISHED_FACTS), async ({ wrapper, scenario, facts }) => {
      const { code, out } = await captured(['run', '--wrapper', wrapper, '--scenario', scenario, '--json']);
      const printed = JSON.parse(out) as { facts: Facts };
      expect(code).toBe(0);
      expect(printed.facts).toMatchObject(facts);
    }),
    { numRuns: 6 },
  );
});
