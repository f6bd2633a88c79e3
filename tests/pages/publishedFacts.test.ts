import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { factRows, factsOf, scenarioOf } from '../../src/sim/index.ts';
import { wrapperOf } from '../../src/wrappers/index.ts';
import { PUBLISHED_FACTS } from '../fixtures/publishedFacts.ts';
import { openBrowser } from '../support/openBrowser.ts';
import { runByTime } from '../support/runs.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(`${inject('siteUrl')}#/sandbox`);
});

afterAll(() => browser.close());

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
