import type { Page } from 'playwright';
import { scenarioOf, SCENARIOS } from '../src/sim/index.ts';
import { WRAPPERS } from '../src/wrappers/index.ts';

/** What a page holds after some time, by what it held near the beginning. */
export interface Growth {
  readonly what: string;
  readonly fromMB: number;
  readonly toMB: number;
  readonly ratio: number;
}

/** A page that has run 500 wrappers, an explorer that was left running, and live mode with 200 expiries, one after another. */
export async function* longDays(page: Page, url: string, explorerMinutes: number): AsyncGenerator<Growth> {
  yield await growth('500 wrappers have run', page, runWrappers(page, url, 500), 50);
  yield await growth(`${explorerMinutes} min of the explorer`, page, explore(page, url, explorerMinutes * 12), 1);
  yield await growth('200 expiries in live mode', page, expire(page, url, 200), 20);
}

/**
 * Measures twice: after a few of the steps, when all that is kept for good is there, and after the last.
 *
 * @param few steps after which it is measured first
 */
async function growth(what: string, page: Page, steps: AsyncIterable<void>, few: number): Promise<Growth> {
  let done = 0;
  let fromMB = Number.NaN;
  for await (const _ of steps) if (++done === few) fromMB = await heldBy(page);
  const toMB = await heldBy(page);
  return { what, fromMB, toMB, ratio: toMB / fromMB };
}

/** What is left on the page's heap when all garbage is gone, in MB. */
async function heldBy(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

async function* runWrappers(page: Page, url: string, times: number): AsyncGenerator<void> {
  await page.goto(`${url}#/sandbox`);
  for (let time = 0; time < times; time += 1) {
    const wrapper = WRAPPERS[time % WRAPPERS.length];
    const scenario = SCENARIOS[Math.floor(time / WRAPPERS.length) % SCENARIOS.length];
    if (!wrapper || !scenario) return;
    await page.evaluate((hash) => location.replace(hash), `#/sandbox?wrapper=${wrapper.id}&scenario=${scenario.id}`);
    await page.locator(`[aria-label="Timeline of ${wrapper.title} in ${scenario.title}"] .tl-bar`).first().waitFor();
    yield;
  }
}

/** Explores more orders than there is time for: each step is five seconds. */
async function* explore(page: Page, url: string, steps: number): AsyncGenerator<void> {
  const { id } = scenarioOf('three-at-once');
  await page.goto(`${url}#/explorer?wrapper=no-mutex&scenario=${id}&set.components=6&most=all`);
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  for (let step = 0; step < steps; step += 1) {
    await page.waitForTimeout(5_000);
    yield;
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
}

async function* expire(page: Page, url: string, times: number): AsyncGenerator<void> {
  await page.goto(`${url}#/live?wrapper=mutex&latency=0`);
  const app = page.frameLocator('iframe[title="The live app, tab 1"]');
  await app.getByRole('button', { name: 'Log in' }).click();
  await app.getByText('It was the best retry.').waitFor();
  for (let time = 0; time < times; time += 1) {
    await page.getByRole('button', { name: 'Expire the access token' }).click();
    const refreshed = page.waitForResponse((response) => response.url().endsWith('/auth/refresh'));
    await page.getByRole('button', { name: 'Mount all three' }).click();
    await refreshed;
    await page.locator('.tl-bar button[aria-label*="POST /auth/refresh"]').waitFor();
    await page.getByText('3 of 3').waitFor();
    yield;
  }
}
