import type { Browser, Page } from 'playwright';
import { median } from './ratio.ts';

/** When a page stands, as multiples of its own DOMContentLoaded: the middle of several loads with an empty profile. */
export interface Standing {
  /** What stands: `a lesson's first run`. */
  readonly what: string;
  /** DOMContentLoaded, in ms. */
  readonly loadedMs: number;
  /** From the address until it stands, in ms. */
  readonly standsMs: number;
  readonly ratio: number;
}

/** What is waited for behind each address: a selector. */
const PAGES = [
  { what: 'front page, main', hash: '#/', selector: 'main' },
  { what: 'lesson 1, main', hash: '#/lessons/why-silent-refresh', selector: 'main' },
  { what: 'lesson 1, first run', hash: '#/lessons/why-silent-refresh', selector: 'main .tl-bar' },
  { what: 'sandbox, main', hash: '#/sandbox?wrapper=mutex&scenario=three-at-once', selector: 'main' },
  { what: 'sandbox, first bar', hash: '#/sandbox?wrapper=mutex&scenario=three-at-once', selector: 'main .tl-bar' },
] as const;

/** How long pages take from their address, each time in a browser that has kept nothing. */
export async function timeFirstVisits(browser: Browser, url: string, times = 7): Promise<readonly Standing[]> {
  const all: Standing[] = [];
  for (const { what, hash, selector } of PAGES) {
    const samples: { readonly loadedMs: number; readonly standsMs: number }[] = [];
    for (let time = 0; time < times; time += 1) {
      samples.push(
        await inFreshPage(browser, async (page) => {
          await page.addInitScript(noteWhenItStands, selector);
          await page.goto(`${url}${hash}`);
          return page.evaluate(readWhenItStood);
        }),
      );
    }
    all.push({
      what,
      loadedMs: median(samples.map(({ loadedMs }) => loadedMs)),
      standsMs: median(samples.map(({ standsMs }) => standsMs)),
      ratio: median(samples.map(({ loadedMs, standsMs }) => standsMs / loadedMs)),
    });
  }
  return all;
}

/** In the app bar, with what stands in the browser's tab when the page is there. */
const LINKS = [
  ['Sandbox', ' in '],
  ['You are the network', 'You are the network'],
  ['Explorer', 'Every order'],
  ['Practice', 'Practice'],
] as const;

/** From a click in the app bar to a page that was not opened before, in ms: the middle of several, by the page's name. */
export async function timeFirstClicks(browser: Browser, url: string, times = 5): Promise<ReadonlyMap<string, number>> {
  const all = new Map<string, number>();
  for (const [name, title] of LINKS) {
    const samples: number[] = [];
    for (let time = 0; time < times; time += 1) {
      samples.push(
        await inFreshPage(browser, async (page) => {
          await page.goto(`${url}#/lessons/why-silent-refresh`);
          await page.locator('main .tl-bar').first().waitFor();
          await page.waitForLoadState('networkidle');
          await page.evaluate(noteFromClickToTitle, title);
          await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
          return page.evaluate(() => (window as unknown as { clicked: Promise<number> }).clicked);
        }),
      );
    }
    all.set(name, median(samples));
  }
  return all;
}

async function inFreshPage<T>(browser: Browser, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Runs in the page, before its scripts. */
function noteWhenItStands(selector: string): void {
  const stands = new Promise<number>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  Object.assign(window, { stands });
}

/** Runs in the page. */
async function readWhenItStood(): Promise<{ loadedMs: number; standsMs: number }> {
  const standsMs = await (window as unknown as { stands: Promise<number> }).stands;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return { loadedMs: navigation?.domContentLoadedEventEnd ?? Number.NaN, standsMs };
}

/** Runs in the page. */
function noteFromClickToTitle(title: string): void {
  const clicked = new Promise<number>((resolve) => {
    let begun = 0;
    addEventListener('click', () => (begun = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (!document.title.includes(title) || !document.querySelector('main')) return;
      observer.disconnect();
      resolve(performance.now() - begun);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  Object.assign(window, { clicked });
}
