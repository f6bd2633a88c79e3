import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { seen } from '../support/seen.ts';
import { afterAll, beforeAll, inject } from 'vitest';
import { openBrowser } from '../support/openBrowser.ts';
import { sourceOf } from '../support/sources.ts';

export const CLIPBOARD: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };

const LATE = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>', 'users.1<'];

/** The mutex in an order in which it refreshes twice. */
export const CHOSEN = `#/sandbox?wrapper=mutex&scenario=three-at-once&schedule=${encodeURIComponent(LATE.join(' '))}`;

export type OpenFresh = (place: string, options?: BrowserContextOptions) => Promise<Page>;

/** Opens a page of the site, or a link, in a profile that has never been here. Notes what starts running. */
export function freshProfiles(): OpenFresh {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  return async (place, options = CLIPBOARD) => {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
    await page.addInitScript(() => {
      const started: string[] = [];
      Object.assign(globalThis, { started });
      globalThis.Worker = class extends Worker {
        constructor(url: string | URL, init?: WorkerOptions) {
          started.push(`worker ${init?.name ?? ''}`);
          super(url, init);
        }
      };
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node instanceof HTMLIFrameElement) started.push('frame');
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(place.startsWith('#') ? `${inject('siteUrl')}${place}` : place);
    await page.getByRole('main').waitFor();
    return page;
  };
}

/** Workers and frames that the page has started. */
export function startedOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { started: string[] }).started);
}

/** The link that a Share button copies. */
export async function sharedBy(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name, exact: true }).click();
  await seen(page.getByRole('button', { name, exact: true })).toContainText('Copied');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** A reader's own file: the mutex under another name, so that its facts are known. */
export async function openOwn(page: Page, text = sourceOf('mutex').text): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'mine.ts', mimeType: 'text/plain', buffer: Buffer.from(text) });
}
