import { expect, test } from 'vitest';
import { pagesOfSite } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite({
  prints: [/Failed to load resource/, /Failed to fetch dynamically imported module/, /Unable to preload CSS/],
});

test('a page whose script does not arrive says so, and comes when it is reloaded', async () => {
  const page = await open('#/');
  await page.route('**/assets/ClassPage*', (route) => route.abort());
  await page.goto(page.url().replace(/#.*/, '#/class'));
  const title = page.getByRole('heading', { level: 1 });
  await seen(title).toHaveText('A part of this page is missing');
  expect(await page.getByRole('main').textContent()).not.toMatch(/module|Failed/);
  await page.unroute('**/assets/ClassPage*');
  await page.getByRole('button', { name: 'Reload' }).click();
  await seen(title).toHaveText('Class');
});

test.each([
  ['lesson', 'A part of this page did not arrive. Reload when you are online.'],
  ['worker', 'What runs it failed, or did not start. Reload the page.'],
])(
  'without the script called %s the front page says so in place of its question, and all else stands',
  async (name, says) => {
    const page = await open('#/', { before: (fresh) => fresh.route(`**/assets/${name}*`, (route) => route.abort()) });
    const panel = page.locator('main section').first();
    await seen(panel.getByRole('alert')).toContainText('The run cannot be made');
    await seen(panel.getByRole('alert')).toContainText(says);
    await seen(page.getByRole('link', { name: 'The stampede' })).toBeVisible();
    await page.unroute(`**/assets/${name}*`);
    await panel.getByRole('button', { name: 'Reload' }).click();
    await seen(panel.getByRole('button', { name: 'Commit and run' })).toBeVisible();
  },
);
