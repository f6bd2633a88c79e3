import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PAGES_TO_LOOK_AT } from '../../scripts/pages-to-look-at.ts';
import type { PageToLookAt } from '../../scripts/pages-to-look-at.ts';
import { openBrowser } from '../support/openBrowser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function open({ address, ready }: PageToLookAt, width: number, theme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(inject('siteUrl') + address);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

describe.each(PAGES_TO_LOOK_AT)('$name', (subject) => {
  test('has one main part, one heading of the first level, and a title of its own', async () => {
    const page = await open(subject, 1440, 'light');
    expect(await page.locator('main').count()).toBe(1);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).toMatch(subject.name === 'contents' ? /^Reauth Lab$/ : /.: Reauth Lab$/);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (theme) => {
    const page = await open(subject, 1440, theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.context().close();
  });

  test.each([
    [320, 'on the narrowest screen'],
    [720, 'at 200 % zoom of 1440 px'],
  ])('at %i px, %s, nothing is cut off sideways', async (width) => {
    const page = await open(subject, width, 'light');
    expect(await page.evaluate(sticksOut)).toEqual([]);
    await page.context().close();
  });

  test('what the Tab key reaches has a ring round it, and a name', async () => {
    const page = await open(subject, 1440, 'light');
    const faults: string[] = [];
    for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusFault);
      if (stop === 'over') break;
      if (stop !== null) faults.push(stop);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** A page has fewer; beyond, the same kinds of stops come again. */
const MOST_STOPS = 80;

/** What makes the page wider than the screen. */
function sticksOut(): readonly string[] {
  const most = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= most) return [];
  return [...document.querySelectorAll('main *, header *')]
    .filter((element) => element.getBoundingClientRect().right > most + 1)
    .map((element) => `${element.tagName} ${element.getAttribute('class')}`)
    .slice(0, 5);
}

/** What is wrong with the element that has the focus; `over` where the page has been gone through. */
function focusFault(): string | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return 'over';
  if (element instanceof HTMLIFrameElement) return null;
  const what = element.outerHTML.slice(0, 160);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  // A hidden radio has its ring round its label.
  const label = element instanceof HTMLInputElement ? element.closest('label') : null;
  const rings = [element, ...(label ? [label, ...label.querySelectorAll('*')] : []), element.parentElement]
    .filter((one) => one !== null)
    .map((one) => getComputedStyle(one))
    .some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
  if (!rings) return `no ring (${outlineStyle} ${outlineWidth}): ${what}`;
  const name =
    element.getAttribute('aria-label') ??
    element.getAttribute('aria-labelledby') ??
    element.getAttribute('title') ??
    (element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? element.placeholder) : null) ??
    element.textContent;
  return name.trim() === '' ? `no name: ${what}` : null;
}
