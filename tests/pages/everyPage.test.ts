import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PAGES_TO_LOOK_AT } from '../../scripts/pages-to-look-at.ts';
import { drawn } from '../support/drawn.ts';
import { foundByAxe } from './support/foundByAxe.ts';
import { widthAt } from './support/openPage.ts';
import { freshProfiles } from './support/freshProfiles.ts';

const newProfile = freshProfiles();

describe.each(drawn(PAGES_TO_LOOK_AT, 3))('$name', ({ name, address, ready }) => {
  let page: Page;

  beforeAll(async () => {
    const profile = await newProfile({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: name === 'live' ? 'allow' : 'block',
    });
    page = await profile.newPage();
    await page.goto(inject('siteUrl') + address);
    await page.locator(ready).first().waitFor();
    await page.locator('.hatched').first().waitFor({ state: 'detached' });
  });
  afterAll(() => page.context().close());

  test('has one main part, one heading of the first level, and a title of its own', async () => {
    expect(await page.locator('main').count()).toBe(1);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.title()).toMatch(name === 'contents' ? /^Reauth Lab$/ : /.: Reauth Lab$/);
  });

  test('what the Tab key reaches has a ring round it, and a name', async () => {
    const faults: string[] = [];
    for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusFault);
      if (stop === 'over') break;
      // An editor takes the key for itself, until Escape.
      if (stop === 'editor') await page.keyboard.press('Escape');
      else if (stop !== null) faults.push(stop);
    }
    expect(faults).toEqual([]);
  });

  test('axe finds nothing in the light theme, and nothing about colours in the dark one', async () => {
    expect(await foundByAxe(page)).toEqual([]);
  });

  test.each([
    [720, 'at 200 % zoom of 1440 px'],
    [308, 'on the narrowest screen, with a scroll bar'],
  ])('at %i px, %s, nothing is cut off sideways', async (width) => {
    await widthAt(page, width);
    expect(await page.evaluate(sticksOut)).toEqual([]);
  });
});

/** A page has fewer; beyond, the same kinds of stops come again. */
const MOST_STOPS = 60;

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
async function focusFault(): Promise<string | null> {
  // An editor draws its ring a moment after it has the focus.
  while (document.querySelector('.cm-editor:not(.cm-focused) .cm-content:focus'))
    await new Promise(requestAnimationFrame);
  const element = document.activeElement;
  if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return 'over';
  if (element instanceof HTMLIFrameElement) return null;
  const what = element.outerHTML.slice(0, 160);
  // The ring of a hidden radio is round its label, that of an editor round all of it.
  const label = element instanceof HTMLInputElement ? element.closest('label') : null;
  const around = [element.parentElement, element.closest('.cm-editor'), label, ...(label?.querySelectorAll('*') ?? [])];
  const isRinged = [element, ...around]
    .filter((one) => one !== null)
    .map((one) => getComputedStyle(one))
    .some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
  if (!isRinged) return `no ring: ${what}`;
  if (element.matches('.cm-content')) return 'editor';
  const name =
    element.getAttribute('aria-label') ??
    element.getAttribute('aria-labelledby') ??
    element.getAttribute('title') ??
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? (element.labels?.[0]?.textContent ?? element.placeholder)
      : null) ??
    element.textContent;
  return name.trim() === '' ? `no name: ${what}` : null;
}
