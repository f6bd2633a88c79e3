import type { Page } from 'playwright';
import { expect, inject, test } from 'vitest';
import { sourceOf } from '../support/sources.ts';
import { factsOn } from './support/factsOn.ts';
import { CHOSEN, goTo, pagesOfSite, picked, sharedBy } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

/** A reader's own file: the mutex under another name, so that its facts are known. */
async function openOwn(page: Page): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(picked('mine.ts', sourceOf('mutex').text));
}

/** In the page: notes each job that a worker is given, and each frame that is made. A worker may be there before it is wanted. */
function noteStarts(): void {
  const started: string[] = [];
  Object.assign(globalThis, { started });
  globalThis.Worker = class extends Worker {
    override postMessage(...sent: [unknown]): void {
      started.push('job');
      super.postMessage(...sent);
    }
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof HTMLIFrameElement) started.push('frame');
  }).observe(document, { childList: true, subtree: true });
}

/** Jobs and frames that the page has started. */
function startedOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { started: string[] }).started);
}

test('a witness of the explorer replays to its outcome from its link, in a fresh profile, and goes from page to page', async () => {
  const page = await open('#/explorer?wrapper=mutex&scenario=three-at-once&set.components=2');
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await page.getByText('All orders were explored').waitFor();
  for (const refreshes of ['1', '2']) {
    const row = page.locator(`tr[data-outcome="${refreshes} 0 all-succeeded"]`);
    const link = await sharedBy(page, 'Share this witness', row);
    expect(link).toContain('&v=1');
    const other = await open(link);
    expect(await factsOn(other)).toMatchObject({ 'refresh requests': refreshes, outcome: 'all-succeeded' });
    await seen(other.getByText(/^Order chosen, \d+ steps\.$/)).toBeVisible();
  }

  // It opens in the sandbox, goes to "You are the network", and comes back.
  await page.locator('tr[data-outcome="2 0 all-succeeded"]').getByRole('link', { name: 'In the sandbox' }).click();
  await seen(page.getByText('Order chosen, 14 steps.')).toBeVisible();
  await seen(page.locator('.tl-axis').first()).toHaveText('step 1');
  await page.getByRole('main').getByRole('link', { name: 'You are the network' }).click();
  await page.getByText('12 so far; choose one to go back to it').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByText('11 so far; choose one to go back to it').waitFor();
  await page.getByRole('link', { name: 'In the sandbox' }).click();
  await seen(page.getByText('Order chosen, 13 steps.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to timings' }).click();
  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Three at once' })).toContainText('0 ms');
});

test('the position of the playhead and the selected request are in the link of a chosen order', async () => {
  const page = await open(CHOSEN);
  await page.getByRole('button', { name: /^Users, refresh, / }).click();
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await seen(page.getByText('Step 5 of 19').or(page.getByText('Step 6 of 19'))).toBeVisible();
  const position = await page.locator('.tl-step').textContent();
  const other = await open(await sharedBy(page, 'Share this run'));
  await seen(other.locator('.tl-step')).toHaveText(position ?? '');
  await seen(other.getByRole('button', { name: /^Users, refresh, / })).toHaveAttribute('aria-pressed', 'true');
});

test('a link with somebody’s code runs nothing before the reader presses Run', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401&set.rotation=off');
  await openOwn(page);
  await seen(page.getByRole('region', { name: 'Timeline of Your file in Late 401' })).toBeVisible();
  const link = await sharedBy(page, 'Share this run');
  expect(link).toMatch(/#\/sandbox\?s=1\.[\w-]+$/);

  const held = async (place: string): Promise<Page> => {
    const fresh = await open(place, { before: (begun) => begun.addInitScript(noteStarts) });
    await seen(fresh.getByRole('heading', { name: 'This link brings code by somebody else' })).toBeVisible();
    await seen(fresh.getByRole('region', { name: 'mine.ts, source' })).toContainText('await mutex.waitForUnlock();');
    expect(await startedOn(fresh), place.replace(/\?.*/, '')).toEqual([]);
    return fresh;
  };
  for (const hash of ['#/network', '#/explorer']) await held(link.replace('#/sandbox', hash));
  const other = await held(link);
  await other.getByRole('button', { name: 'Run', exact: true }).click();
  await seen(other.getByRole('region', { name: 'Timeline of From the link in Late 401' })).toBeVisible();
  expect((await startedOn(other)).length).toBeGreaterThan(0);
  expect(await factsOn(other)).toMatchObject({ 'refresh requests': '2', outcome: 'all-succeeded' });
  await seen(other.getByRole('button', { name: 'Undo 1 change' })).toBeVisible();
  expect(await other.evaluate(() => [localStorage.length, sessionStorage.getItem('reauth-lab.own-file')])).toEqual([
    0,
    null,
  ]);

  // It stays there: after a change, after a reload, and beside another wrapper.
  await other.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Token check' });
  await seen(other.getByRole('region', { name: 'Facts of both runs' })).toContainText('From the link');
  await other.reload();
  await seen(other.getByRole('region', { name: 'Facts of both runs' })).toContainText('From the link');

  // A page that has stopped answering runs nothing when it is loaded again.
  await other.evaluate(() => {
    const until = performance.now() + 6_000;
    while (performance.now() < until);
  });
  await other.reload();
  await seen(other.getByText('You let it run before, and the page stopped answering')).toBeVisible();
  expect(await startedOn(other)).toEqual([]);
  await other.getByRole('button', { name: 'Run', exact: true }).click();
  await seen(other.getByRole('region', { name: 'Facts of both runs' })).toContainText('From the link');
});

test('the reader may decline, and the built-in wrapper runs; a link that cannot be read gives one message, and nothing is lost', async () => {
  const page = await open('#/sandbox');
  await openOwn(page);
  await seen(page.getByRole('region', { name: 'Timeline of Your file in Late 401' })).toBeVisible();
  const link = await sharedBy(page, 'Share this run');
  const other = await open(link);
  await other.getByRole('button', { name: 'Do not run it' }).click();
  await seen(other.getByRole('region', { name: 'Timeline of Mutex in Late 401' })).toBeVisible();

  // A damaged link, and one of another version, give one message; the page works, and nothing is lost.
  const damaged = [
    [link.slice(0, -40), 'it is damaged, or a part of it is missing'],
    [link.replace('s=1.', 's=9.'), 'it is of version 9, and this lab reads version 1'],
    [
      `${inject('siteUrl')}#/sandbox?wrapper=plain&scenario=fresh&v=2`,
      'it is of version 2, and this lab reads version 1',
    ],
    [`${link}${'A'.repeat(30_000)}`, 'it has more than 30,000 characters'],
  ] as const;
  for (const [place, cause] of damaged) {
    await goTo(page, new URL(place).hash);
    const notices = page.getByRole('region', { name: 'Notices' });
    await seen(notices.getByRole('listitem')).toHaveText([
      `Failed to open the link: ${cause}. Ask for it again, or go on from here: nothing of yours has changed.`,
    ]);
    await seen(page.getByRole('region', { name: 'Timeline of Mutex in Late 401' })).toBeVisible();
    await page.getByRole('radio', { name: 'Your file' }).check();
    await seen(page.getByRole('region', { name: 'Timeline of Your file in Late 401' })).toBeVisible();
    await seen(notices).toHaveCount(0);
  }
});

test('where the clipboard is refused, the link is shown and selected', async () => {
  const page = await open('#/sandbox?wrapper=plain&scenario=fresh');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: 'Share this run' }).click();
  const field = page.getByRole('textbox', { name: 'This is the link' });
  await seen(field).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe(await field.inputValue());
  expect(await field.inputValue()).toContain('#/sandbox?wrapper=plain&scenario=fresh&v=1');
});
