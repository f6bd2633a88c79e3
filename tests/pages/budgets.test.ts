import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { expect, inject, test } from 'vitest';
import { seen } from './support/seen.ts';
import { freshProfiles } from './support/freshProfiles.ts';

/** Of gzip: see docs/decisions/0051. */
const LESSON_BYTES = 130_000;
const FRONT_BYTES = 110_000;

/** What is loaded later, told by something that its script cannot be without. */
const LATER = {
  'React Flow': /react-flow__/,
  'the editor': /cm-editor/,
  'the highlighter': /topRules/,
  "MSW's part of live mode": /MOCK_ACTIVATE/,
} as const;

/** What a run waits for. It is asked for beside everything else: see docs/decisions/0054. */
const SIMULATOR = 'assets/simulator-';

const newProfile = freshProfiles();
const WIDE = { viewport: { width: 1440, height: 900 }, reducedMotion: 'no-preference' } as const;

/** A page of the site whose network gives out after so many bytes of script: what is asked for later never comes. */
async function openWithin(budget: number, hash: string): Promise<{ page: Page; early: () => readonly string[] }> {
  const profile = await newProfile(WIDE);
  const page = await profile.newPage();
  const loaded: string[] = [];
  let bytes = 0;
  await profile.route(/\.js$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.includes(SIMULATOR)) return;
    const text = await readFile(join(inject('siteFolder'), pathname), 'utf8');
    bytes += gzipSync(text).length;
    if (bytes > budget) return;
    loaded.push(`${pathname}\n${text}`);
    await route.continue();
  });
  await page.goto(`${inject('siteUrl')}${hash}`, { waitUntil: 'commit' });
  return {
    page,
    early: () =>
      Object.entries(LATER).flatMap(([part, sign]) => (loaded.some((text) => sign.test(text)) ? [part] : [])),
  };
}

test('the first 110 KB of script are enough to read the front page and answer its question', async () => {
  const { page, early } = await openWithin(FRONT_BYTES, '#/');

  await seen(page.getByRole('heading', { name: 'How many refresh requests does the wrapper send?' })).toBeVisible();
  await seen(page.getByText('if (result.error?.status === 401) {')).toBeVisible();
  await page.getByRole('radio', { name: '1' }).check();
  await page.getByRole('button', { name: 'Commit and run' }).click();
  await seen(page.getByText('The run is under way.')).toBeVisible();
  expect(early()).toEqual([]);
});

test('the first 130 KB of script are enough to read lesson 1 and answer its first question', async () => {
  const { page, early } = await openWithin(LESSON_BYTES, '#/lessons/why-silent-refresh');

  await seen(page.getByRole('heading', { level: 1, name: 'Why silent refresh' })).toBeVisible();
  await seen(page.getByText('Here is that click. Three components mount')).toBeVisible();
  const question = page.locator('[data-question="plain-outcome"]');
  await question.getByRole('radio').first().check();
  await seen(question.getByRole('button', { name: 'Commit' })).toBeEnabled();
  await question.getByRole('button', { name: 'Commit' }).click();
  await seen(question.getByText('The run is under way.')).toBeVisible();
  expect(early()).toEqual([]);
});

test.each([
  ['#/', 'main section form'],
  ['#/lessons/why-silent-refresh', '[data-question]'],
  ['#/sandbox?wrapper=mutex&scenario=three-at-once', '[aria-labelledby="all-facts"]'],
])('nothing moves while %s loads', async (hash, last) => {
  const page = await (await newProfile(WIDE)).newPage();
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${inject('siteUrl')}${hash}`);
  await page.locator('.tl-frame').first().waitFor();
  await page.locator(last).first().waitFor();
  await seen(page.locator('.hatched, [aria-busy="true"]')).toHaveCount(0);
  const moved = await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0);
  });
  expect(moved).toBeLessThan(0.02);
});
