import { expect, test } from 'vitest';
import { pagesOfSite } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

/** In the page: notes what the button of the first figure says, one after another. */
function noteButtons(): void {
  const buttons: string[] = [];
  Object.assign(window, { buttons });
  new MutationObserver(() => {
    const now = document.querySelector('figure button')?.textContent ?? '';
    if (now !== '' && now !== buttons.at(-1)) buttons.push(now);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

test('the stampede plays by itself to its end: three refreshes and a logout, beside one refresh and a full page', async () => {
  const page = await open('#/', { moves: true, before: (fresh) => fresh.addInitScript(noteButtons) });
  const figure = page.locator('figure').first();
  await seen(figure.getByRole('button', { name: 'Play again' })).toBeVisible();
  const buttons = await page.evaluate(() => (window as unknown as { buttons: string[] }).buttons);
  expect(buttons).toEqual(['Pause', 'Play again']);
  await seen(figure).toContainText('No lock3 refresheslogged out');
  await seen(figure).toContainText('A lock1 refreshall loaded');
});

test('who wants no motion sees the end at once; one click starts lesson 1, one opens the sandbox', async () => {
  const page = await open('#/');
  const figure = page.locator('figure').first();
  await seen(figure.getByRole('button')).toHaveText('Play again');
  await seen(figure).toContainText('No lock3 refresheslogged out');

  await page.getByRole('link', { name: 'Start lesson 1' }).click();
  await seen(page.getByRole('heading', { level: 1 })).toHaveText('Why silent refresh');
  await page.goBack();
  await page.getByRole('link', { name: 'Open the sandbox' }).click();
  await seen(page.getByRole('region', { name: 'Source', exact: true })).toBeVisible();
});
