import type { Page } from 'playwright';
import { beforeAll, expect, inject, test } from 'vitest';
import { factRows, factsOf, scenarioOf } from '../../src/sim/index.ts';
import { wrapperOf } from '../../src/wrappers/index.ts';
import { PUBLISHED_FACTS } from '../fixtures/publishedFacts.ts';
import { runByTime } from '../support/runs.ts';
import { freshProfiles } from './support/freshProfiles.ts';

const newProfile = freshProfiles();
let page: Page;

beforeAll(async () => {
  page = await (await newProfile()).newPage();
  await page.goto(`${inject('siteUrl')}#/sandbox`);
});

test.each(PUBLISHED_FACTS)('the page says of $wrapper in $scenario: $facts', async ({ wrapper, scenario, facts }) => {
  await page.evaluate((hash) => (location.hash = hash), `#/sandbox?wrapper=${wrapper}&scenario=${scenario}`);
  // It is called so when this run is there, and no longer the one before.
  const name = `Timeline of ${wrapperOf(wrapper).title} in ${scenarioOf(scenario).title}`;
  await page.getByRole('region', { name, exact: true }).waitFor();
  const all = page.getByRole('region', { name: 'All facts of this run' });
  const shown = await all
    .locator('dl > div')
    .evaluateAll((rows) =>
      rows.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]),
    );
  // What the page shows is all that was counted, and what was counted is what was published.
  const counted = factsOf(await runByTime(wrapper, scenario));
  expect(shown).toEqual(factRows(counted).map(({ label, value }) => [label, value]));
  expect(counted).toMatchObject(facts);
});
