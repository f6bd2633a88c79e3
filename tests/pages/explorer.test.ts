import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { sourceOf } from '../support/sources.ts';
import { foundByAxe } from './support/foundByAxe.ts';
import { goTo, pagesOfSite, picked } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

const TWO_CALLS = '?wrapper=mutex&scenario=three-at-once&set.components=2';

async function explore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
}

async function explored(page: Page): Promise<void> {
  await explore(page);
  await page.getByText('All orders were explored').waitFor();
}

test('two calls of the mutex: every order is counted, and a witness replays to the outcome it is listed under', async () => {
  const page = await open(`#/explorer${TWO_CALLS}`);
  await explored(page);
  await page.getByText('All orders were explored: 12 orders, and there are no more.').waitFor();
  await page.getByText('Counts of orders are not probabilities').waitFor();
  const rows = await page
    .locator('tr[data-outcome]')
    .evaluateAll((all) => all.map((row) => [...row.children].slice(0, 4).map((cell) => cell.textContent)));
  // What Node counts: tests/sim/explore/explore.test.ts.
  expect(rows).toEqual([
    ['1', '0', 'all succeeded', '8'],
    ['2', '0', 'all succeeded', '4'],
  ]);

  const row = page.locator('tr[data-outcome="2 0 all-succeeded"]');
  await row.getByRole('button', { name: 'On the timeline' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline of the witness, step by step' });
  await timeline.waitFor();
  await timeline.getByText('Step 14', { exact: true }).waitFor();
  await row.getByText('5 choices, then always the first').click();
  for (const _step of [1, 2, 3]) await timeline.getByRole('button', { name: 'Step back' }).press('Enter');
  const source = page.getByRole('region', { name: 'Source, mutex.ts' });
  await seen(source.getByRole('list', { name: 'Where the calls stand' })).toContainText('Users stands at line 41');
  const steps = await row.locator('li').allTextContents();
  expect(steps.filter((words) => words.endsWith(': refreshes'))).toEqual([
    '401 reaches Posts: refreshes',
    '401 reaches Users: refreshes',
  ]);
  expect(await foundByAxe(page)).toEqual([]);

  // In "You are the network" it breaks the claim.
  await row.getByRole('link', { name: 'You are the network' }).click();
  await page.getByText('12 so far; choose one to go back to it').waitFor();
  await seen(page.locator('[data-claim="one-refresh-in-all"]')).toHaveAttribute('data-state', 'broken');
  await seen(page.locator('[data-claim="every-call-ends"]')).toHaveAttribute('data-state', 'holds');
});

test('what was explored is there again after another page, after a reload and after another question', async () => {
  const page = await open(`#/explorer${TWO_CALLS}`);
  await explored(page);
  await page.locator('tr[data-outcome]').first().getByRole('link', { name: 'In the sandbox' }).click();
  await page.getByText('Order chosen, 12 steps.').waitFor();
  await page.goBack();
  await seen(page.getByText('All orders were explored: 12 orders, and there are no more.')).toBeVisible();
  await page.getByLabel('How refreshes are answered').selectOption('401');
  await page.getByText('Nothing is explored yet.').waitFor();
  await page.goBack();
  await page.reload();
  await seen(page.getByText('All orders were explored: 12 orders, and there are no more.')).toBeVisible();
  await seen(page.locator('tr[data-outcome="2 0 all-succeeded"]').getByRole('link')).toHaveCount(2);
});

test('an exploration pauses, goes on, and is cancelled; counts come while it runs, and the page answers', async () => {
  const page = await open('#/explorer?wrapper=no-mutex&scenario=three-at-once&most=all');
  await explore(page);
  await page.locator('tr[data-outcome]').first().waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText(/so far.*; it pauses\./).waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  // After a hundred orders it is known about how many there are.
  await page.getByText(/orders so far of about [\d,]+ \(an estimate\), and it goes on\./).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const cancelled = page.getByText(/^Cancelled: [\d,]+ orders of about [\d,]+ \(an estimate\) were tried\.$/);
  await seen(cancelled).toBeVisible();

  await page.getByRole('button', { name: 'Explore again' }).click();
  await page.locator('tr[data-outcome]').first().waitFor();
  await page.getByLabel('How refreshes are answered').selectOption('401');
  await page.getByText('Nothing is explored yet.').waitFor();
  expect(page.url()).toContain('set.refresh=401');

  // A limit makes it a sample, and the page says so.
  await goTo(page, '#/explorer?wrapper=no-mutex&scenario=three-at-once&most=100');
  await explore(page);
  const sampled = page.getByText(/^100 orders of about [\d,]+ \(an estimate\) were sampled, and there are more\.$/);
  await seen(sampled).toBeVisible();
});

test.each([
  ['many orders are explored by three workers', '?wrapper=mutex&scenario=three-at-once', 588, 3],
  ['few orders are explored by one', TWO_CALLS, 12, 1],
] as const)('where there are four cores %s', async (_, query, orders, explorers) => {
  const page = await open(`#/explorer${query}`, {
    before: (fresh) =>
      fresh.addInitScript(() => Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 4 })),
  });
  let workers = 0;
  page.on('worker', () => (workers += 1));
  await explore(page);
  await page.getByText(`All orders were explored: ${orders} orders, and there are no more.`).waitFor();
  // One more replays the witnesses.
  await seen.poll(() => workers).toBe(explorers + 1);
});

test('a reader’s own file is explored, and its fault is told', async () => {
  const page = await open('#/explorer');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(picked('mine.ts', sourceOf('mutex-token-check').text));
  await page.getByLabel('How many components mount').selectOption('2');
  await explore(page);
  await page.getByText('In every order it refreshes once.').waitFor();
  await page.locator('input[type="file"]').first().setInputFiles(picked('mine.ts', 'export const nothing = 1;'));
  await explore(page);
  await seen(page.getByRole('heading', { name: 'There is no run to show' })).toBeVisible();

  // A broken address gives a message and the default.
  await goTo(page, '#/explorer?wrapper=nothing&set.components=2&most=7');
  await seen(page.getByRole('region', { name: 'Notices' }).locator('li')).toHaveText([
    'Failed to read the address: there is no wrapper “nothing”. Showing mutex; choose one above.',
    'Failed to read the address: there is no limit “7”. Stopping after 5000 orders; choose another above.',
  ]);
  await explored(page);
});
