import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openBrowser } from '../../support/openBrowser.ts';

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Address of the site, when it is not where it is served for all tests. */
  readonly site?: string;
  /** What the browser keeps from an earlier visit, by key. */
  readonly kept?: Readonly<Record<string, string>>;
}

export type Open = (hash: string, options?: OpenOptions) => Promise<Page>;

/**
 * Opens pages of the built site for the tests of a file: one browser, and a page for each test, with nothing kept from
 * the one before. After each test, whatever its pages have printed as an error fails it.
 *
 * @returns opens the page behind a hash, such as `#/sandbox?wrapper=mutex`
 */
export function pagesOfSite(): Open {
  let browser: Browser;
  let context: BrowserContext;
  let errors: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  });
  afterEach(async () => {
    const said = errors;
    errors = [];
    await Promise.all(context.pages().map((page) => page.close()));
    expect(said).toEqual([]);
  });
  afterAll(() => browser.close());

  return async (hash, { width = 1440, height = 900, theme = 'light', site = inject('siteUrl'), kept = {} } = {}) => {
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.addInitScript((items) => {
      // Where wrappers of readers run there is no storage.
      if (self.origin === 'null') return;
      // Once: a reload keeps what the test has done. The page's own session begins empty.
      if (sessionStorage.getItem('begun') !== null) return;
      sessionStorage.setItem('begun', 'yes');
      localStorage.clear();
      for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
    }, kept);
    await page.goto(`${site}${hash}`);
    await page.getByRole('main').waitFor();
    return page;
  };
}

/** Runs wait for a prediction. */
export const PREDICTS = {
  'reauth-lab.sandbox-predictions': JSON.stringify({ version: 1, first: true, made: {} }),
};

/** A file as the file picker gives it. */
export function picked(name: string, content: string | Buffer): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

/** Names of the bars of a timeline, in their order. */
export function barsOn(page: Page): Promise<string[]> {
  return page.locator('.tl-bar button').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label') ?? ''));
}
