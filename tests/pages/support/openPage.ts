import { buffer } from 'node:stream/consumers';
import type { BrowserContextOptions, Locator, Page } from 'playwright';
import { afterEach, expect, inject } from 'vitest';
import { seen } from './seen.ts';
import { freshProfiles } from './freshProfiles.ts';

export interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** What plays by itself does so. */
  readonly moves?: boolean;
  /** Address of the site, when it is not where it is served for all tests. */
  readonly site?: string;
  /** What the browser keeps from an earlier visit, by key. */
  readonly kept?: Readonly<Record<string, string>>;
  /** What is done to the page before it goes anywhere. */
  readonly before?: (page: Page) => Promise<unknown>;
  readonly profile?: BrowserContextOptions;
}

/** Opens a page of the site by its hash, such as `#/sandbox?wrapper=mutex`, or any page by its address. */
export type Open = (place: string, visit?: Visit) => Promise<Page>;

/**
 * Opens pages of the built site for the tests of a file, each in a profile in which nobody has been before, and closes
 * them after their test. What they print as an error fails it, unless it is what the file is about.
 */
export function pagesOfSite({ prints = [] }: { readonly prints?: readonly RegExp[] } = {}): Open {
  const newProfile = freshProfiles();
  let errors: string[] = [];

  afterEach(() => {
    const said = errors.filter((words) => !prints.some((expected) => expected.test(words)));
    errors = [];
    expect(said).toEqual([]);
  });

  return async (place, visit = {}) => {
    const { width = 1440, height = 900, theme = 'light', moves = false, kept, before } = visit;
    const profile = await newProfile({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: moves ? 'no-preference' : 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...visit.profile,
    });
    const page = await profile.newPage();
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    if (kept) await page.addInitScript(keep, kept);
    await before?.(page);
    await page.goto(place.startsWith('#') ? `${visit.site ?? inject('siteUrl')}${place}` : place);
    await page.getByRole('main').waitFor();
    return page;
  };
}

/** In the page: puts items into its storage once, so that a reload keeps what a test has done. */
function keep(items: Readonly<Record<string, string>>): void {
  // Where wrappers of readers run there is no storage.
  if (self.origin === 'null' || sessionStorage.getItem('begun') !== null) return;
  sessionStorage.setItem('begun', 'yes');
  for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
}

/** Goes to a hash in the page that is open. Gives the words with which the address replaces the one before. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => location.replace(to), hash);
}

/** How wide the page is laid out, when it has done so at a width of the screen, in pixels. */
export async function widthAt(page: Page, width: number, height = 900): Promise<number> {
  await page.setViewportSize({ width, height });
  await page.waitForFunction((px) => innerWidth === px, width);
  return page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return document.documentElement.scrollWidth;
  });
}

/** Stops the time of a page: nothing that takes time there goes on but by `page.clock`. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.install();
  // A clock stops only at a moment that is yet to come.
  await page.clock.pauseAt(Date.now() + 3_600_000);
}

/** Lets the stopped time of a page pass, a second at once, until something is to be seen: a loop that has no end was ended. */
export async function passTime(page: Page, until: Locator): Promise<void> {
  while (!(await until.isVisible())) await page.clock.runFor(100);
}

/** Runs wait for a prediction. */
export const PREDICTS = {
  'reauth-lab.sandbox-predictions': JSON.stringify({ version: 1, first: true, made: {} }),
};

const LATE = ['posts.1>', 'posts.1<', 'posts.r1>', 'posts.r1<', 'posts.2>', 'posts.2<', 'users.1>', 'users.1<'];

/** The mutex in an order in which it refreshes twice. */
export const CHOSEN = `#/sandbox?wrapper=mutex&scenario=three-at-once&schedule=${encodeURIComponent(LATE.join(' '))}`;

/** A file as the file picker gives it. */
export function picked(name: string, content: string | Buffer): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

/** Names of the bars of a timeline, in their order. */
export function barsOn(page: Page): Promise<string[]> {
  return page.locator('.tl-bar button').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label') ?? ''));
}

/** What a page saves when that is done, and under which name. */
export async function savedBy(page: Page, save: () => Promise<void>): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await save();
  const download = await downloading;
  const bytes = await buffer(await download.createReadStream());
  return { name: download.suggestedFilename(), text: bytes.toString('utf8') };
}

/** The link that a Share button copies. */
export async function sharedBy(page: Page, name: string, within: Page | Locator = page): Promise<string> {
  // All page tests share one clipboard.
  await page.evaluate(() => {
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (text) => {
      Object.assign(window, { copied: text });
      return write(text);
    };
  });
  const button = within.getByRole('button', { name, exact: true });
  await button.click();
  await seen(button).toContainText('Copied');
  return page.evaluate(() => (window as unknown as { readonly copied: string }).copied);
}
