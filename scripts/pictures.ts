import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { launchOptions } from './browser.ts';
import { PAGES_TO_LOOK_AT } from './pages-to-look-at.ts';
import type { PageToLookAt } from './pages-to-look-at.ts';
import { serveBuiltSite } from './serve-built-site.ts';

/** The sizes that every page is looked at in, in px. */
const SIZES = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'middle', width: 820, height: 1180 },
  { name: 'narrow', width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const;

/** What the README shows. */
const FOR_README = { folder: 'docs/pictures', names: ['contents', 'sandbox'] } as const;

/** What stands beside a link to the lab, in the size that is usual for that. */
const PREVIEW = {
  page: { name: 'preview', address: '#/sandbox?wrapper=mutex&scenario=two-tabs&embed', ready: '.tl-bar' },
  size: { name: 'preview', width: 1200, height: 630 },
  theme: 'light',
  file: 'public/preview.png',
  whole: false,
} as const;

interface Picture {
  readonly page: PageToLookAt;
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: (typeof THEMES)[number];
  readonly file: string;
  /** The page from top to bottom; else what fits the screen. */
  readonly whole: boolean;
}

const [folder] = process.argv.slice(2);
const pictures = folder === undefined ? forReadme() : forLooking(folder);
const site = await serveBuiltSite();
const browser = await chromium.launch(launchOptions());
try {
  for (const picture of pictures) {
    await take(browser, site.url, picture);
    process.stdout.write(`${picture.file}\n`);
  }
} finally {
  await browser.close();
  await site.close();
}

function forReadme(): readonly Picture[] {
  return [
    PREVIEW,
    ...PAGES_TO_LOOK_AT.filter(({ name }) => (FOR_README.names as readonly string[]).includes(name)).map((page) => ({
      ...PREVIEW,
      page,
      size: SIZES[0],
      file: join(FOR_README.folder, `${page.name}.png`),
    })),
  ];
}

function forLooking(into: string): readonly Picture[] {
  return PAGES_TO_LOOK_AT.flatMap((page) =>
    SIZES.flatMap((size) =>
      THEMES.map((theme) => ({
        page,
        size,
        theme,
        file: join(into, `${page.name}-${size.name}-${theme}.png`),
        whole: true,
      })),
    ),
  );
}

async function take(browser: Browser, url: string, { page: { address, ready }, size, theme, file, whole }: Picture) {
  const { width, height } = size;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    // What plays by itself stands at its end: the same picture each time.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url + address);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  await mkdir(resolve(file, '..'), { recursive: true });
  await page.screenshot({ path: file, fullPage: whole });
  await context.close();
}
