import { expect, test } from 'vitest';
import { pagesOfSite } from './support/openPage.ts';

const open = pagesOfSite();

/** Lesson 10 says so in `edit-storage`. */
test('an edit in Chromium’s DevTools sends a storage event to the page itself; what the page writes does not', async () => {
  const page = await open('#/');
  await page.evaluate(() => {
    addEventListener('storage', ({ key }) => document.body.setAttribute(`data-${key}`, 'heard'));
  });
  // What the Application panel sends.
  const devTools = await page.context().newCDPSession(page);
  const storageId = { securityOrigin: await page.evaluate(() => origin), isLocalStorage: true };
  await page.evaluate(() => localStorage.setItem('by-page', 'new'));
  await devTools.send('DOMStorage.setDOMStorageItem', { storageId, key: 'by-devtools', value: 'new' });
  await page.locator('body[data-by-devtools="heard"]').waitFor({ state: 'attached' });
  expect(await page.evaluate(() => localStorage.getItem('by-devtools'))).toBe('new');
  expect(await page.locator('body').getAttribute('data-by-page')).toBeNull();
});
