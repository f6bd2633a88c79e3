import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { foundByAxe } from '../support/foundByAxe.ts';
import { openBrowser } from '../support/openBrowser.ts';

/** A generated question: the same on every machine. */
const QUESTION = 'practice-2-abc';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

async function openPractice(query = '') {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#/practice${query}`);
  return page;
}

test('a shared question is answered, its run is shown, and the answer is kept over a reload', async () => {
  const page = await openPractice(`?q=${QUESTION}`);
  const card = page.locator(`[data-question="${QUESTION}"]`);
  await card.waitFor();
  expect(await page.locator('figure').count()).toBe(0);
  await card.getByRole('radio').first().check();
  await card.getByRole('button', { name: 'Commit' }).click();
  await page.locator('figure').first().waitFor();
  await page.reload();
  await card.getByText('Your prediction').waitFor();
  await page.locator('figure').first().waitFor();
  await page.context().close();
});

test('the next question has an address of its own', async () => {
  const page = await openPractice();
  await page.locator('[data-question]').waitFor();
  await page.getByRole('button', { name: 'Another question' }).click();
  await page.waitForURL(/#\/practice\?q=practice-1-/);
  await page.locator('[data-question]').waitFor();
  await page.context().close();
});

test('an unknown question is told, and another one is asked', async () => {
  const page = await openPractice('?q=practice-9-x');
  expect(await page.getByRole('alert').textContent()).toContain('there is no question “practice-9-x”');
  await page.locator('[data-question]').waitFor();
  await page.context().close();
});

test.each(['light', 'dark'] as const)('axe finds nothing on the practice page in %s', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#/practice?q=${QUESTION}`);
  await page.locator('[data-question]').waitFor();
  expect(await foundByAxe(new AxeBuilder({ page }))).toEqual([]);
  await context.close();
});

test('answers are exported, forgotten, and taken in again: the same score', async () => {
  const page = await openPractice(`?q=${QUESTION}`);
  await page.goto(`${inject('siteUrl')}#/practice?q=stampede-refreshes`);
  const card = page.locator('[data-question="stampede-refreshes"]');
  await card.getByRole('spinbutton').fill('3');
  await card.getByRole('button', { name: 'Commit' }).click();
  const row = page.getByRole('row', { name: 'The stampede' });
  await row.getByText('1 of 5').waitFor();
  const score = await row.textContent();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export to a file' }).click();
  const file = await (await downloading).path();
  await page.getByRole('button', { name: 'Reset everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset everything' }).click();
  await row.getByText('0 of 5').waitFor();

  await page.getByLabel('A file with progress').setInputFiles(file);
  await row.getByText('1 of 5').waitFor();
  expect(await row.textContent()).toBe(score);
  await page.context().close();
});

test('resetting one lesson asks first', async () => {
  const page = await openPractice('?q=stampede-refreshes');
  const card = page.locator('[data-question="stampede-refreshes"]');
  await card.getByRole('spinbutton').fill('1');
  await card.getByRole('button', { name: 'Commit' }).click();
  const row = page.getByRole('row', { name: 'The stampede' });
  await row.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep them' }).click();
  await row.getByText('1 of 5').waitFor();
  await row.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await row.getByText('0 of 5').waitFor();
  await page.context().close();
});
