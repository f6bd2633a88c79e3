import { expect, inject, test } from 'vitest';
import { pagesOfSite, stopClock } from './support/openPage.ts';
import { LIMIT_MS, seen } from './support/seen.ts';

const open = pagesOfSite();

test.each([
  ['#/sandbox', /SandboxPage-/],
  ['#/lessons/why-silent-refresh', /lesson-/],
  ['#/sandbox?wrapper=mutex&scenario=late-401&embed', /EmbedPage-/],
])('the code of %s is on its way before React has come', async (hash, code) => {
  const react = Promise.withResolvers<void>();
  const page = await open('#/class');
  await page.route(/assets\/start-[^/]*\.js$/, async (route) => {
    await react.promise;
    await route.continue();
  });
  const asked = page.waitForRequest(code);
  await page.goto(`${inject('siteUrl')}?again${hash}`, { waitUntil: 'commit' });
  await asked;
  expect(await page.locator('main').count()).toBe(0);
  react.resolve();
  await seen(page.locator('main .tl-bar').first()).toBeVisible();
});

test('what a worker begins with is asked for at once, and not one after another', async () => {
  const simulator = Promise.withResolvers<void>();
  const page = await open('#/class');
  const helpers = new Set<string>();
  page.on('request', (request) => request.url().includes('/rolldown-runtime-') && helpers.add(request.url()));
  await page.context().route(/assets\/simulator-[^/]*\.js$/, async (route) => {
    await simulator.promise;
    await route.continue();
  });
  await page.goto(`${inject('siteUrl')}?again#/lessons/why-silent-refresh`, { waitUntil: 'commit' });
  // The page's and the worker's.
  await expect.poll(() => helpers.size, { timeout: LIMIT_MS }).toBe(2);
  simulator.resolve();
  await seen(page.locator('main .tl-bar').first()).toBeVisible();
});

test('where no time passes no page puts anything in its own place while it is fetched', async () => {
  const page = await open('#/', {
    before: async (fresh) => {
      await stopClock(fresh);
      await fresh.addInitScript(() => {
        const said: string[] = [];
        Object.assign(window, { said });
        new MutationObserver(() => {
          for (const status of document.querySelectorAll('#root > [role="status"]:not(#loading)'))
            said.push(status.outerHTML);
        }).observe(document, { subtree: true, childList: true });
      });
    },
  });
  const bar = page.getByRole('navigation', { name: 'Pages' });
  for (const [name, title] of [
    ['Sandbox', /in Late 401/],
    ['Explorer', /Every order/],
    ['Practice', /Practice/],
    ['Lessons', /Why silent refresh/],
  ] as const) {
    const link = bar.getByRole('link', { name });
    await link.focus();
    await link.click();
    await expect.poll(() => page.title()).toMatch(title);
    await seen(page.locator('main h1')).toHaveCount(1);
  }
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([]);
});
