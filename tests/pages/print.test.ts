import { expect, test } from 'vitest';
import { pagesOfSite } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

test('a lesson on paper is light in a dark theme too, and has no bar and no buttons', async () => {
  const page = await open('#/lessons/the-stampede', { theme: 'dark' });
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
