import { seen } from '../../support/seen.ts';
import { expect, test } from 'vitest';
import { PREDICTS, pagesOfSite } from './openPage.ts';

const open = pagesOfSite();

const SIZES = [
  [320, 640],
  [390, 844],
  [820, 1180],
  [1440, 900],
] as const;
const STATES = [
  ['a run', '#/sandbox?wrapper=mutex&scenario=late-401', {}],
  ['two tabs', '#/sandbox?wrapper=mutex&scenario=two-tabs', {}],
  ['six components', '#/sandbox?wrapper=no-mutex&scenario=reuse-revokes&set.components=6&set.api-out=100', {}],
  ['a runaway', '#/sandbox?wrapper=wrapped-refresh&scenario=refresh-refused', {}],
  ['a comparison', '#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex', {}],
  ['a table', '#/sandbox?wrapper=mutex&scenario=late-401&view=table', {}],
  ['a run that is shut', '#/sandbox?wrapper=mutex&scenario=late-401', PREDICTS],
  ['an unknown page', '#/nowhere', {}],
] as const;

test.each(STATES)('%s does not scroll sideways at any width', async (_state, hash, kept) => {
  const page = await open(hash, { kept });
  await seen(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await seen.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test.each([
  [390, 844],
  [320, 640],
])('at %i × %i the transport is pinned below, in sight, and nothing lies over it', async (width, height) => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401', { width, height });
  const buttons = page.getByRole('group', { name: 'Playback' }).getByRole('button');
  await seen(buttons).toHaveCount(5);
  for (const y of [0, 300]) {
    await page.evaluate((top) => scrollTo(0, top), y);
    const hit = await buttons.evaluateAll((all) =>
      all.map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return { isOnTop: button === top || button.contains(top), target: Math.min(width, height) };
      }),
    );
    expect(hit.map(({ isOnTop }) => isOnTop)).toEqual([true, true, true, true, true]);
    expect(Math.min(...hit.map(({ target }) => target))).toBeGreaterThanOrEqual(44);
  }
});

test('a narrow page has selects where a wide one has a row of choices', async () => {
  const narrow = await open('#/sandbox', { width: 390, height: 844 });
  await seen(narrow.getByRole('combobox', { name: 'Wrapper' })).toBeVisible();
  await seen(narrow.getByRole('combobox', { name: 'Scenario' })).toHaveCount(1);
  await seen(narrow.getByRole('radio')).toHaveCount(0);
  const wide = await open('#/sandbox');
  await seen(wide.getByRole('radio', { name: 'Mutex', exact: true })).toBeVisible();
  await seen(wide.getByRole('combobox', { name: 'Wrapper' })).toHaveCount(0);
  await seen(wide.getByRole('combobox', { name: 'Scenario' })).toHaveCount(1);
});

test('on a narrow page everything can be chosen and played too', async () => {
  const page = await open('#/sandbox', { width: 390, height: 844 });
  await page.getByRole('combobox', { name: 'Wrapper' }).selectOption({ label: 'No mutex' });
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Three at once' });
  await page.getByRole('button', { name: /^Server: / }).click();
  await page.getByRole('combobox', { name: 'How often refresh tokens work' }).selectOption({ label: 'work for ever' });
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('3 (3 succeeded');
  await page.getByRole('button', { name: 'To the start' }).click();
  await seen(page.getByText('Step 1 of')).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('link', { name: 'Contents' }).click();
  await seen(page.getByRole('region', { name: 'Source' })).toHaveCount(0);
});
