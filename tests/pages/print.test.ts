import type { Browser } from 'playwright';
import { seen } from '../support/seen.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../support/openBrowser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a lesson on paper is light in a dark theme too, and has no bar and no buttons', async () => {
  const context = await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#/lessons/the-stampede`);
  await seen(page.locator('[data-question]').first()).toBeVisible();
  await seen(page.locator('.tl-bar').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await seen(page.locator('header').first()).toBeHidden();
  expect(await page.locator('main button:visible:not(.tl-bar-button)').count()).toBe(0);
  expect(await page.locator('.tl-bar:visible').count()).toBeGreaterThan(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
});
