import { expect, test } from 'vitest';
import { factsOf } from '../../src/sim/index.ts';
import { PUBLISHED_FACTS } from '../fixtures/publishedFacts.ts';
import { runByTime } from '../support/runs.ts';

test('the table has every cell that was published', () => {
  expect(PUBLISHED_FACTS).toHaveLength(53);
});

test.each(PUBLISHED_FACTS)('$wrapper in $scenario: $facts', async ({ wrapper, scenario, facts }) => {
  expect(factsOf(await runByTime(wrapper, scenario))).toMatchObject(facts);
});
