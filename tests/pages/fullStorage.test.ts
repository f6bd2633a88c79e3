import { test } from 'vitest';
import { goTo, pagesOfSite } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

test('where the browser cannot keep an answer, the lesson says so', async () => {
  const page = await open('#/lessons/why-silent-refresh', {
    before: (fresh) =>
      fresh.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
      }),
  });
  const question = page.locator('[data-question="plain-outcome"]');
  await question.getByRole('radio').first().check();
  await question.getByRole('button', { name: 'Commit' }).click();
  await seen(page.getByText('This browser could not keep what you said last')).toBeVisible();
  await seen(page.getByText('This browser could not keep what you said last')).toBeInViewport();
});

test('where the browser refuses its storage, every page is shown, and what is chosen lasts for the visit', async () => {
  const page = await open('#/nowhere', {
    before: (fresh) =>
      fresh.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('Access is denied for this document.', 'SecurityError');
            },
          });
      }),
  });
  for (const [path, heading] of [
    ['/', 'Silent token refresh, and how it goes wrong'],
    ['/lessons/why-silent-refresh', 'Why silent refresh'],
    ['/sandbox', 'Sandbox'],
    ['/network', 'You are the network'],
    ['/explorer', 'Explorer'],
    ['/workbench', 'Workbench'],
    ['/workbench/table', 'Every wrapper, every check'],
    ['/live', 'Live mode cannot run here'],
    ['/class', 'Class'],
    ['/practice', 'Practice'],
  ] as const) {
    await goTo(page, `#${path}`);
    await seen(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  // A text at the workbench is there again after another page.
  await goTo(page, '#/workbench');
  await seen(page.getByRole('heading', { level: 1, name: 'Workbench' })).toBeVisible();
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('// mine');
  await seen(page.getByText('Failed to keep your text')).toBeVisible();
  await goTo(page, '#/practice');
  await seen(page.getByRole('heading', { level: 1, name: 'Practice' })).toBeVisible();
  await goTo(page, '#/workbench');
  await seen(page.getByText('// mine')).toBeVisible();

  const word = page.getByText('This browser keeps nothing new for this site');
  await seen(word).toBeVisible();
  await page.getByRole('status').filter({ has: word }).getByRole('button', { name: 'Put away' }).click();
  await seen(word).toHaveCount(0);
  await page.getByRole('button', { name: 'Theme: as the system. Change to light.' }).click();
  await seen(page.getByRole('button', { name: 'Theme: light. Change to dark.' })).toBeVisible();
});
