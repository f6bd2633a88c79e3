import type { Browser } from 'playwright';
import { seen } from '../support/seen.ts';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { openBrowser } from '../support/openBrowser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('where the browser cannot keep an answer, the lesson says so', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await page.goto(`${inject('siteUrl')}#/lessons/why-silent-refresh`);
  const question = page.locator('[data-question="plain-outcome"]');
  await question.getByRole('radio').first().check();
  await question.getByRole('button', { name: 'Answer' }).click();
  await seen(page.getByText('This browser could not keep your last answers')).toBeVisible();
  await seen(page.getByText('This browser could not keep your last answers')).toBeInViewport();
});
