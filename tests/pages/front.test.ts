import type { Browser, Page } from 'playwright';
import { seen } from '../support/seen.ts';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { openBrowser } from '../support/openBrowser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open(media: { reducedMotion?: 'reduce' } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...media });
  const page = await context.newPage();
  await page.goto(inject('siteUrl'));
  return page;
}

test('the stampede plays by itself to its end: three refreshes and a logout, beside one refresh and a full page', async () => {
  const page = await open();
  const figure = page.locator('figure').first();
  await seen(figure.getByRole('button', { name: 'Pause' })).toBeVisible();
  await seen(figure.getByRole('button', { name: 'Play again' })).toBeVisible();
  await seen(figure).toContainText('No lock3 refresheslogged out');
  await seen(figure).toContainText('A lock1 refreshall loaded');
});

test('who wants no motion sees the end at once', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  const figure = page.locator('figure').first();
  await seen(figure.getByRole('button')).toHaveText('Play again');
  await seen(figure).toContainText('No lock3 refresheslogged out');
});

test('one click starts lesson 1, one opens the sandbox', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  await page.getByRole('link', { name: 'Start lesson 1' }).click();
  await seen(page.getByRole('heading', { level: 1 })).toHaveText('Why silent refresh');
  await page.goBack();
  await page.getByRole('link', { name: 'Open the sandbox' }).click();
  await seen(page.getByRole('region', { name: 'Source', exact: true })).toBeVisible();
});
