import { expect, test } from 'vitest';
import type { Facts } from '../../src/sim/index.ts';
import { PUBLISHED_FACTS } from '../fixtures/publishedFacts.ts';
import { captured } from './captured.ts';

test.each(PUBLISHED_FACTS)('lab run says of $wrapper in $scenario: $facts', async ({ wrapper, scenario, facts }) => {
  const { code, out } = await captured(['run', '--wrapper', wrapper, '--scenario', scenario, '--json']);
  const printed = JSON.parse(out) as { facts: Facts };
  expect(code).toBe(0);
  expect(printed.facts).toMatchObject(facts);
});
