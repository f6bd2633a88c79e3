import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { foundByAxe } from '../support/foundByAxe.ts';
import { goTo, pagesOfSite, picked, PREDICTS } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

const region = (name: string) => (page: Page) => page.getByRole('region', { name, exact: true });
const COMPARED = '#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex';
const STATES = [
  ['a logout in two tabs', 'wrapper=mutex&scenario=two-tabs', region('Timeline of Mutex in Two tabs')],
  ['a run', 'wrapper=mutex&scenario=late-401&step=9', region('Timeline of Mutex in Late 401')],
  ['a comparison', 'wrapper=no-mutex&scenario=three-at-once&compare=mutex', region('Facts of both runs')],
  ['a table', 'wrapper=mutex&scenario=late-401&view=table', (page: Page) => page.getByRole('table')],
  ['an address with faults', 'wrapper=zzz&step=999', region('Notices')],
] as const;

test('axe finds nothing in any state of a run', async () => {
  const page = await open('#/nowhere');
  for (const [state, query, sign] of STATES) {
    await goTo(page, `#/sandbox?${query}`);
    await seen(sign(page), state).toBeVisible();
    await seen(page.locator('[aria-busy="true"], .hatched'), state).toHaveCount(0);
    expect(await foundByAxe(page), state).toEqual([]);
  }
  await page.locator('input[type="file"]').first().setInputFiles(picked('mine.ts', 'export const x = ;'));
  await seen(page.getByRole('alert')).toBeVisible();
  expect(await foundByAxe(page), 'a run that failed').toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await goTo(page, '#/sandbox?wrapper=mutex&scenario=late-401');
  await seen(page.getByRole('combobox', { name: 'Wrapper' })).toBeVisible();
  await seen(region('Timeline of Mutex in Late 401')(page)).toBeVisible();
  expect(await foundByAxe(page), 'a narrow page, where time runs down').toEqual([]);
});

test('axe finds nothing in a run that is shut, in two, and beside a wrong prediction', async () => {
  const page = await open('#/sandbox', { kept: PREDICTS });
  await seen(page.getByRole('spinbutton')).toBeVisible();
  expect(await foundByAxe(page), 'a run that is shut').toEqual([]);
  await page.getByRole('spinbutton').fill('1');
  await page.getByRole('button', { name: 'Commit to 1 and run' }).click();
  await seen(page.getByText('1 would be right for')).toBeVisible();
  await seen(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  expect(await foundByAxe(page), 'a wrong prediction').toEqual([]);
  await goTo(page, COMPARED);
  await seen(page.getByRole('spinbutton')).toHaveCount(2);
  expect(await foundByAxe(page), 'two runs that are shut').toEqual([]);
});

/** Presses Tab until the focus is there, and checks on the way that it can be seen. */
async function tabTo(page: Page, wanted: (name: string) => boolean): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const shown = element.matches('input[type="radio"], input[role="switch"]')
        ? (element.closest('label') ?? element)
        : element;
      const rings = [element, shown].map((one) => getComputedStyle(one));
      const { width, height } = shown.getBoundingClientRect();
      return {
        name: element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent ?? '',
        isSeen:
          width > 0 && height > 0 && rings.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none'),
      };
    });
    if (focus === null) continue;
    expect(focus).toMatchObject({ isSeen: true });
    if (wanted(focus.name)) return;
  }
  throw new Error('Failed to reach it with Tab: 120 presses were not enough.');
}

test('everything is reached by the keyboard alone, and where the focus is can be seen', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await seen(region('Timeline of Mutex in Three at once')(page)).toBeVisible();
  // The first press of Tab offers to skip to the page.
  await page.keyboard.press('Tab');
  await seen(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await seen(page.getByRole('main')).toBeFocused();

  await tabTo(page, (name) => name === 'Mutex');
  await page.keyboard.press('ArrowLeft');
  await seen(page.getByRole('radio', { name: 'Promise flag' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Three at once' })).toBeVisible();

  await tabTo(page, (name) => name === 'Scenario');
  await page.keyboard.press('ArrowDown');
  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Late 401' })).toBeVisible();

  await tabTo(page, (name) => name === 'Step back');
  await page.keyboard.press('Enter');
  await seen(page.getByText('Step 18 of 19')).toBeVisible();

  await tabTo(page, (name) => name === 'Table');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('table', { name: 'Every event of the run, in order' })).toBeVisible();
  await seen(page.getByRole('button', { name: 'Timeline', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await seen(page.getByRole('button', { name: /^Posts, try 1, / })).toBeVisible();

  await tabTo(page, (name) => name.startsWith('Comments, refresh, '));
  await page.keyboard.press('Enter');
  await seen(page.getByRole('button', { name: /^Comments, refresh, / })).toHaveAttribute('aria-pressed', 'true');
  await seen(page.getByRole('region', { name: 'Request' }).getByRole('heading')).toHaveText('POST /auth/refresh');

  await tabTo(page, (name) => name === 'Why');
  await page.keyboard.press('ArrowRight');
  await seen(page.getByRole('tab', { name: 'Headers' })).toHaveAttribute('aria-selected', 'true');
});
