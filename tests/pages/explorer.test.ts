import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { applySettings, explore, scenarioOf } from '../../src/sim/index.ts';
import { foundByAxe } from '../support/foundByAxe.ts';
import { openBrowser } from '../support/openBrowser.ts';
import { seen } from '../support/seen.ts';
import { sourceOf } from '../support/sources.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const TWO_CALLS = '?wrapper=mutex&scenario=three-at-once&set.components=2';

async function open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${inject('siteUrl')}#/explorer${query}`);
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  return page;
}

async function explored(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(query, options);
  await page.getByText('All orders were explored').waitFor();
  return page;
}

test('two calls of the mutex: the page counts what Node counts, and says that it is complete', async () => {
  const page = await explored(TWO_CALLS);
  await page.getByText('All orders were explored: 12 orders, and there are no more.').waitFor();
  await page.getByText('Counts of orders are not probabilities').waitFor();
  const rows = await page
    .locator('tr[data-outcome]')
    .evaluateAll((all) => all.map((row) => [...row.children].slice(0, 4).map((cell) => cell.textContent)));
  const { outcomes } = await explore({
    source: sourceOf('mutex'),
    scenario: applySettings(scenarioOf('three-at-once'), { components: '2' }),
  });
  expect(rows).toEqual([
    ['1', '0', 'all succeeded', '8'],
    ['2', '0', 'all succeeded', '4'],
  ]);
  expect(outcomes.map(({ refreshRequests, count }) => [refreshRequests, count])).toEqual([
    [1, 8],
    [2, 4],
  ]);
});

test('a witness opens on the timeline, and replays to the outcome it is listed under', async () => {
  const page = await explored(TWO_CALLS);
  const row = page.locator('tr[data-outcome="2 0 all-succeeded"]');
  await row.getByRole('button', { name: 'On the timeline' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline of the witness, step by step' });
  await timeline.waitFor();
  await timeline.getByText('Step 14', { exact: true }).waitFor();
  await row.getByText('5 choices, then always the first').click();
  const steps = await row.locator('li').allTextContents();
  expect(steps.filter((words) => words.endsWith(': refreshes'))).toEqual([
    '401 reaches Posts: refreshes',
    '401 reaches Users: refreshes',
  ]);
});

test('a witness opens in "You are the network", where it breaks the claim', async () => {
  const page = await explored(TWO_CALLS);
  const row = page.locator('tr[data-outcome="2 0 all-succeeded"]');
  await row.getByRole('link', { name: 'You are the network' }).click();
  await page.getByText('12 so far; choose one to go back to it').waitFor();
  expect(await page.locator('[data-claim="one-refresh-in-all"]').getAttribute('data-state')).toBe('broken');
  expect(await page.locator('[data-claim="every-call-ends"]').getAttribute('data-state')).toBe('holds');
});

test('an exploration pauses, goes on, and is cancelled; counts come while it runs', async () => {
  const page = await open('?wrapper=no-mutex&scenario=three-at-once&most=all');
  await page.locator('tr[data-outcome]').first().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('so far; it pauses.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('so far, and it goes on.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await seen(page.getByText(/^Cancelled: [\d,]+ orders of more were tried\.$/)).toBeVisible();
});

test('the page answers while it explores', async () => {
  const page = await open('?wrapper=no-mutex&scenario=three-at-once&most=all');
  await page.locator('tr[data-outcome]').first().waitFor();
  await page.getByLabel('How refreshes are answered').selectOption('401');
  await page.getByText('Nothing is explored yet.').waitFor();
  expect(page.url()).toContain('set.refresh=401');
});

test.each([
  ['many orders are explored by three workers', '?wrapper=mutex&scenario=three-at-once', 588, 3],
  ['few orders are explored by one', TWO_CALLS, 12, 1],
] as const)('where there are four cores %s', async (_, query, orders, explorers) => {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 4 }));
  await page.goto(`${inject('siteUrl')}#/explorer${query}`);
  const explore = page.getByRole('button', { name: 'Explore', exact: true });
  await explore.waitFor();
  let workers = 0;
  page.on('worker', () => (workers += 1));
  await explore.click();
  await page.getByText(`All orders were explored: ${orders} orders, and there are no more.`).waitFor();
  // One more replays the witnesses.
  await seen.poll(() => workers).toBe(explorers + 1);
});

test('a limit makes it a sample, and the page says so', async () => {
  const page = await open('?wrapper=no-mutex&scenario=three-at-once&most=100');
  await seen(page.getByText('100 orders were sampled, and there are more.')).toBeVisible();
});

test('a reader’s own file is explored, and its fault is told', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${inject('siteUrl')}#/explorer`);
  const wrapper = (text: string) => ({ name: 'mine.ts', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.locator('input[type="file"]').setInputFiles(wrapper(sourceOf('mutex-token-check').text));
  await page.getByLabel('How many components mount').selectOption('2');
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await page.getByText('In every order it refreshes once.').waitFor();
  await page.locator('input[type="file"]').setInputFiles(wrapper('export const nothing = 1;'));
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await seen(page.getByRole('heading', { name: 'There is no run to show' })).toBeVisible();
});

test('a broken address gives a message and the default', async () => {
  const page = await explored('?wrapper=nothing&set.components=2&most=7');
  expect(await page.getByRole('region', { name: 'Notices' }).locator('li').allTextContents()).toEqual([
    'Failed to read the address: there is no wrapper “nothing”. Showing mutex; choose one above.',
    'Failed to read the address: there is no limit “7”. Stopping after 5000 orders; choose another above.',
  ]);
});

test.each(['light', 'dark'] as const)('axe finds nothing on the %s page', async (colorScheme) => {
  const page = await explored(TWO_CALLS, { colorScheme });
  await page.getByRole('button', { name: 'On the timeline' }).first().click();
  await page.getByRole('region', { name: 'Timeline of the witness, step by step' }).waitFor();
  expect(await foundByAxe(new AxeBuilder({ page }))).toEqual([]);
});
