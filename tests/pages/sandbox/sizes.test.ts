import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { goTo, pagesOfSite, PREDICTS, widthAt } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

const SIZES = [
  [320, 640],
  [390, 844],
  [820, 1180],
  [1440, 900],
] as const;
const STATES = [
  ['a run', '#/sandbox?wrapper=mutex&scenario=late-401', 'Timeline of Mutex in Late 401'],
  ['two tabs', '#/sandbox?wrapper=mutex&scenario=two-tabs', 'Timeline of Mutex in Two tabs'],
  [
    'six components',
    '#/sandbox?wrapper=no-mutex&scenario=reuse-revokes&set.components=6&set.api-out=100',
    'Timeline of No mutex in Reuse revokes',
  ],
  [
    'a runaway',
    '#/sandbox?wrapper=wrapped-refresh&scenario=refresh-refused',
    'Timeline of Wrapped refresh in Refresh refused',
  ],
  ['a comparison', '#/sandbox?wrapper=no-mutex&scenario=three-at-once&compare=mutex', 'Facts of both runs'],
  ['a table', '#/sandbox?wrapper=mutex&scenario=late-401&view=table', 'All facts of this run'],
] as const;

test('nothing scrolls sideways, and captions have room, in any state and at any width', async () => {
  const page = await open('#/nowhere');
  for (const [state, hash, sign] of STATES) {
    await goTo(page, hash);
    await seen(page.getByRole('region', { name: sign, exact: true }), state).toBeVisible();
    await expectNoScroll(page, state);
  }
  await goTo(page, '#/nowhere');
  await seen(page.getByRole('region')).toHaveCount(0);
  await expectNoScroll(page, 'an unknown page');
  const shut = await open('#/sandbox?wrapper=mutex&scenario=late-401', { kept: PREDICTS });
  await seen(shut.getByRole('spinbutton')).toBeVisible();
  await expectNoScroll(shut, 'a run that is shut');
});

async function expectNoScroll(page: Page, state: string): Promise<void> {
  await seen(page.locator('[aria-busy="true"]'), state).toHaveCount(0);
  for (const [width, height] of SIZES) {
    expect(await widthAt(page, width, height), state).toBe(width);
    const captions = await page
      .locator('.tl-caption')
      .evaluateAll((all) => all.map((caption) => caption.getBoundingClientRect().width));
    // Room for four or five words in a line, whatever stands beside them.
    expect(
      captions.filter((room) => room < 240),
      `${state} at ${width}`,
    ).toEqual([]);
  }
}

test('the wrappers stay beside or above what is counted, however many there are', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  const choice = page.getByRole('group', { name: 'Wrapper' });
  const counted = page.getByText('refresh requests', { exact: true }).first();
  await seen(counted).toBeVisible();
  for (const width of [720, 820, 1024, 1180, 1280, 1440, 2560]) {
    await widthAt(page, width);
    const [wrappers, counts] = [await choice.boundingBox(), await counted.boundingBox()];
    if (!wrappers || !counts) throw new Error('Failed to measure the page: something on it is hidden. Open it wider.');
    const isBeside = wrappers.x + wrappers.width <= counts.x;
    expect({ width, isApart: isBeside || wrappers.y + wrappers.height <= counts.y }).toEqual({ width, isApart: true });
  }
});

test('on a narrow page the transport is pinned below, in sight, and nothing lies over it', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await widthAt(page, width, height);
    await expectPinned(page);
  }
  // On most phones what can be done with a run is one row.
  for (const width of [390, 375]) {
    await widthAt(page, width, 844);
    const isOneRow = await page.locator('.tl-actions').evaluate((row) => row.getBoundingClientRect().height < 2 * 32);
    expect({ width, isOneRow }).toEqual({ width, isOneRow: true });
  }
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expectPinned(page);
  await widthAt(page, 320, 640);
  await expectPinned(page);
});

test('source and where calls stand in it keep their height together, and the line of the step stays in sight', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  const source = page.getByRole('region', { name: 'Source', exact: true });
  const code = source.getByRole('region', { name: 'mutex.ts, source' });
  await seen(source.getByText('No call stands in the source at this step.')).toBeVisible();
  await code.scrollIntoViewIfNeeded();
  const [whole, alone] = [await source.boundingBox(), await code.boundingBox()];
  await page.getByRole('button', { name: 'To the start' }).click();
  await seen(source.getByRole('list', { name: 'Where the calls stand' })).toBeVisible();
  const [same, less] = [await source.boundingBox(), await code.boundingBox()];
  expect(same?.height).toBe(whole?.height);
  expect(less?.height).toBeLessThan(alone?.height ?? 0);
  await code.scrollIntoViewIfNeeded();
  await seen(code.locator('[aria-current]')).toBeInViewport();
});

async function expectPinned(page: Page): Promise<void> {
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
}

test('a narrow page has selects where a wide one has a row of choices, and everything can be chosen and played there too', async () => {
  const page = await open('#/sandbox');
  await seen(page.getByRole('radio', { name: 'Mutex', exact: true })).toBeVisible();
  await seen(page.getByRole('combobox', { name: 'Wrapper' })).toHaveCount(0);
  await seen(page.getByRole('combobox', { name: 'Scenario' })).toHaveCount(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await seen(page.getByRole('combobox', { name: 'Wrapper' })).toBeVisible();
  await seen(page.getByRole('combobox', { name: 'Scenario' })).toHaveCount(1);
  await seen(page.getByRole('radio')).toHaveCount(0);

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

test('what can be pressed is at least 24 px wide and high, but for words of a sentence', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toBeVisible();
  const small = await page.locator('main :is(button, select, summary, [role="tab"]):visible').evaluateAll((all) =>
    all
      .filter((one) => !one.matches('p button, span button, .tl-bar-button'))
      .map((one) => ({ name: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ name, box }) => `${name}: ${box.width} by ${box.height}`),
  );
  expect(small).toEqual([]);
});
