import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { build, preview } from 'vite';
import { findBrowser } from '../scripts/browser.ts';
import type { Trace } from '../src/sim/index.ts';
import { browserAlias } from '../vite.config.ts';
import { median } from './ratio.ts';

/** How long frames took, in ms. */
export interface Frames {
  readonly middle: number;
  readonly slowest5Percent: number;
  /** Frames a second. */
  readonly rate: number;
}

/** Builds the site into a folder that is gone afterwards, and gives a page of it to `act`. */
export async function onBuiltSite<T>(act: (page: Page, url: string, folder: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    await build({ mode: 'production', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
    return onPages(folder, (page, url) => act(page, url, folder));
  });
}

/** Gives a page that shows this run on the timeline and nothing else to `act`. */
export async function onTimeline<T>(trace: Trace, act: (page: Page) => Promise<T>): Promise<T> {
  return inFolder(async (outDir) => {
    await build({
      configFile: false,
      root: fileURLToPath(new URL('page', import.meta.url)),
      mode: 'production',
      logLevel: 'error',
      plugins: [react()],
      resolve: { alias: browserAlias },
      build: { outDir, emptyOutDir: true },
    });
    return onPages(outDir, async (page, url) => {
      await page.addInitScript((long) => Object.assign(window, { longTrace: long }), trace);
      await page.goto(url);
      await page.locator('.tl-bar').first().waitFor();
      return act(page);
    });
  });
}

/** From choosing another wrapper to the frame after its run is drawn, in ms, the middle one of several. */
export async function timeRunToPainted(page: Page, url: string, times = 12): Promise<number> {
  const address = (wrapper: string): string => `#/sandbox?wrapper=${wrapper}&scenario=three-at-once`;
  await page.goto(`${url}${address('plain')}`);
  await page.locator('.tl-bar').first().waitFor();
  const samples: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const hash = address(time % 2 === 0 ? 'mutex' : 'no-mutex');
    samples.push(await page.evaluate(timeUntilDrawn, hash));
  }
  return median(samples.slice(2));
}

/** Runs in the page: goes to an address, and waits until the timeline shows another run, painted. */
function timeUntilDrawn(hash: string): Promise<number> {
  const barsNow = (): string => [...document.querySelectorAll('.tl-bar')].map((bar) => bar.outerHTML).join('');
  const before = barsNow();
  const begun = performance.now();
  return new Promise((resolve) => {
    const look = (): void => {
      const now = barsNow();
      if (now === '' || now === before) return;
      observer.disconnect();
      // The second frame begins when the first has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    location.hash = hash;
  });
}

/** Frames while the run plays for some seconds. */
export async function framesWhilePlaying(page: Page): Promise<Frames> {
  await page.getByRole('button', { name: /^(Run|Play)/ }).click();
  return framesDuring(page, () => page.waitForTimeout(4000));
}

/** Frames while the playhead is dragged from the beginning to the end and back. */
export async function framesWhileScrubbing(page: Page): Promise<Frames> {
  const slider = await page.getByRole('slider', { name: 'Playhead' }).boundingBox();
  if (!slider) throw new Error('Failed to scrub: there is no slider. Look at src/timeline/view/Scrubber.tsx.');
  const [left, y] = [slider.x, slider.y + slider.height / 2];
  return framesDuring(page, async () => {
    await page.mouse.move(left + 2, y);
    await page.mouse.down();
    for (const part of [1, 0.2, 0.9]) await page.mouse.move(left + 2 + part * (slider.width - 4), y, { steps: 80 });
    await page.mouse.up();
  });
}

async function framesDuring(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames, counting: true });
    let last = performance.now();
    const count = (now: number): void => {
      frames.push(now - last);
      last = now;
      if ((window as unknown as { counting: boolean }).counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await act();
  const frames = await page.evaluate(() => {
    Object.assign(window, { counting: false });
    return (window as unknown as { frames: number[] }).frames.slice(2);
  });
  const sorted = frames.toSorted((one, other) => one - other);
  return {
    middle: median(frames),
    slowest5Percent: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    rate: (1000 * frames.length) / frames.reduce((sum, frame) => sum + frame, 0),
  };
}

/** Bytes of gzip, by what they are. */
export async function sizesOf(page: Page, url: string, folder: string): Promise<Readonly<Record<string, number>>> {
  const sizeOf = async (path: string): Promise<number> => gzipSync(await readFile(join(folder, path))).length;
  let lesson = 0;
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js') && !pathname.includes('/worker-'))
      void sizeOf(pathname).then((size) => (lesson += size));
  });
  await page.goto(`${url}#/lessons/why-silent-refresh`);
  await page.waitForLoadState('networkidle');
  const assets = await readdir(join(folder, 'assets'));
  const all = async (kind: RegExp): Promise<number> => {
    const sizes = await Promise.all(assets.filter((name) => kind.test(name)).map((name) => sizeOf(`assets/${name}`)));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  return {
    'lesson 1 with its figures, script': lesson,
    'simulator, script': await all(/^worker-.*\.js$/),
    'all script': await all(/\.js$/),
    'all styles': await all(/\.css$/),
    'all fonts': await all(/\.woff2$/),
  };
}

async function onPages<T>(outDir: string, act: (page: Page, url: string) => Promise<T>): Promise<T> {
  const server = await preview({
    configFile: false,
    logLevel: 'silent',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, open: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('Failed to serve the bench: it has no address. Free a port.');
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    return await act(await browser.newPage({ viewport: { width: 1440, height: 900 } }), url);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-bench-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
