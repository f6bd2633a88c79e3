import { AxeBuilder } from '@axe-core/playwright';
import { foundByAxe } from '../../support/foundByAxe.ts';
import { seen } from '../../support/seen.ts';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { PREDICTS, pagesOfSite, picked } from './openPage.ts';

const open = pagesOfSite();

const whenDone = (page: Page) =>
  seen(page.getByRole('region', { name: /^(All facts of this run|Facts of both runs)$/ })).toBeVisible();

const STATES: readonly (readonly [
  state: string,
  hash: string,
  ready: (page: Page) => Promise<void>,
  kept?: Record<string, string>,
])[] = [
  ['a run', '#/sandbox?wrapper=mutex&scenario=late-401&step=9', whenDone],
  ['a logout in two tabs', '#/sandbox?wrapper=mutex&scenario=two-tabs', whenDone],
  ['a comparison', '#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex', whenDone],
  ['a table', '#/sandbox?wrapper=mutex&scenario=late-401&view=table', whenDone],
  ['an address with faults', '#/sandbox?wrapper=zzz&step=999', whenDone],
  ['a run that is shut', '#/sandbox', (page) => seen(page.getByRole('spinbutton')).toBeVisible(), PREDICTS],
  [
    'two runs that are shut',
    '#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex',
    (page) => seen(page.getByRole('spinbutton')).toHaveCount(2),
    PREDICTS,
  ],
  [
    'a wrong prediction',
    '#/sandbox',
    async (page) => {
      await page.getByRole('button', { name: 'Commit to 1 and run' }).click();
      await seen(page.getByText('1 would be right for')).toBeVisible();
      await seen(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
    },
    PREDICTS,
  ],
  [
    'a run that failed',
    '#/sandbox',
    async (page) => {
      await page.locator('input[type="file"]').setInputFiles(picked('mine.ts', 'export const x = ;'));
      await seen(page.getByRole('alert')).toBeVisible();
    },
  ],
  ['an unknown page', '#/nowhere', (page) => seen(page.getByRole('heading', { level: 1 })).toBeVisible()],
];

test.each(STATES.map(([state, hash, ready, kept = {}]) => ({ state, hash, ready, kept })))(
  'axe finds nothing in $state, light and dark',
  async ({ hash, ready, kept }) => {
    const page = await open(hash, { kept });
    await ready(page);
    expect(await foundByAxe(new AxeBuilder({ page }))).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await foundByAxe(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))).toEqual([]);
  },
);

test('axe finds nothing on a narrow page, where time runs down', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401', { width: 390, height: 844 });
  await whenDone(page);
  expect(await foundByAxe(new AxeBuilder({ page }))).toEqual([]);
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
  await whenDone(page);
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

test('the first press of Tab offers to skip to the page', async () => {
  const page = await open('#/sandbox');
  await whenDone(page);
  await page.keyboard.press('Tab');
  await seen(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await seen(page.getByRole('main')).toBeFocused();
});
