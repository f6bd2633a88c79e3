import { expect, test } from 'vitest';
import { factsOn } from '../support/factsOn.ts';
import { barsOn, goTo, pagesOfSite, sharedBy } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

const EVERYTHING =
  '#/sandbox?wrapper=no-mutex&scenario=three-at-once&set.components=2&set.reuse=revoke-family&step=9&request=users.r1';

test('a reload shows the same: wrapper, scenario, settings, step, request', async () => {
  const page = await open(EVERYTHING);
  await seen(page.getByText('Step 9 of')).toBeVisible();
  const before = { facts: await factsOn(page), bars: await barsOn(page), href: page.url() };
  await page.reload();
  await seen(page.getByText('Step 9 of')).toBeVisible();
  expect({ facts: await factsOn(page), bars: await barsOn(page), href: page.url() }).toEqual(before);
  expect(before.facts).toMatchObject({ calls: '2 (0 succeeded, 2 failed, 0 unsettled)' });
  await seen(page.getByRole('button', { name: /^Users, refresh, / })).toHaveAttribute('aria-pressed', 'true');
  await seen(page.getByRole('button', { name: 'Undo 2 changes' })).toBeVisible();
});

test('the copied link carries what was done on the page', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  await page.getByRole('combobox', { name: 'How often refresh tokens work' }).selectOption({ label: 'work for ever' });
  await seen(page.getByRole('button', { name: 'Undo 1 change' })).toBeVisible();
  await page.getByRole('button', { name: /^Comments, refresh, / }).click();
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const other = await open(new URL(await sharedBy(page, 'Share this run')).hash);
  await seen(other.getByText('Step 2 of')).toBeVisible();
  await seen(other.getByRole('combobox', { name: /^How often refresh tokens work/ })).toHaveValue('off');
  await seen(other.getByRole('region', { name: 'Request' }).getByRole('heading')).toHaveText('POST /auth/refresh');
});

test('a table and a comparison survive a reload', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401&view=table');
  const table = page.getByRole('table', { name: 'Every event of the run, in order' });
  await seen(table).toBeVisible();
  await page.reload();
  await seen(table).toBeVisible();
  await goTo(page, '#/sandbox?wrapper=mutex&scenario=late-401&compare=mutex-token-check');
  const facts = page.getByRole('region', { name: 'Facts of both runs' });
  await seen(facts).toBeVisible();
  await page.reload();
  await seen(facts).toBeVisible();
});

test('the back button undoes a choice, not each step of the playhead; an address that is edited by hand is followed', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  await page.getByRole('radio', { name: 'No mutex' }).check();
  await seen(page.getByRole('region', { name: 'Timeline of No mutex in Late 401' })).toBeVisible();
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowLeft');
  await page.goBack();
  await seen(page.getByRole('radio', { name: 'Mutex', exact: true })).toBeChecked();
  await seen(page.getByText('Step 19 of 19')).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/sandbox?wrapper=plain&scenario=one-expired';
  });
  await seen(page.getByRole('region', { name: 'Timeline of Plain in One expired' })).toBeVisible();
});

const LONG = 'a'.repeat(6000);

const FAULTS = [
  ['an unknown wrapper', 'wrapper=zzz', 'there is no wrapper “zzz”. Showing mutex'],
  ['an unknown scenario', 'scenario=zzz', 'there is no scenario “zzz”. Showing late-401'],
  ['an unknown setting', 'set.zzz=1', 'there is no setting “zzz”'],
  ['a name of every object', 'set.__proto__=1', 'there is no setting “__proto__”'],
  ['a value that is none', 'set.rotation=maybe', 'rotation cannot be “maybe”, only off, rotate'],
  ['a value out of range', 'set.components=99', 'components cannot be “99”, only a whole number from 1 to 6'],
  ['a step too far', 'step=9999', 'Failed to go to step 9999: this run has 19. Showing its end.'],
  ['a step that is none', 'step=-1', '“-1” is not a step. Showing the end of the run.'],
  ['an unknown request', 'request=zzz', 'Failed to select “zzz”: this run sends no such request.'],
  ['an unknown second wrapper', 'compare=zzz', 'there is no wrapper “zzz”. Showing one wrapper'],
  ['an unknown view', 'view=zzz', 'there is no view “zzz”. Showing the timeline.'],
  ['a file of one’s own that is not there', 'wrapper=own', 'there is no wrapper “own”. Showing mutex'],
  ['percent-encoding that does not decode', 'wrapper=%E0%A4%A', 'there is no wrapper'],
  ['markup', 'wrapper=%3Cimg%20src=x%20onerror=alert(1)%3E', 'there is no wrapper “<img src=x onerror=alert(1)>”'],
  ['thousands of characters', `wrapper=${LONG}&set.${LONG}=1&request=${LONG}`, 'there is no wrapper “aaaa'],
] as const;

test('an address with a fault gives a message and the default', async () => {
  const page = await open('#/nowhere', { width: 390, height: 844 });
  const notices = page.getByRole('region', { name: 'Notices' });
  for (const [fault, query, message] of FAULTS) {
    await goTo(page, `#/sandbox?${query}`);
    await seen(notices, fault).toContainText(message);
    await seen(page.getByRole('region', { name: 'Timeline of Mutex in Late 401' }), fault).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), fault).toBe(390);
    expect((await notices.boundingBox())?.height, fault).toBeLessThan(400);
  }
});

test('a page that is opened with a broken address is not blank', async () => {
  const page = await open(`#/sandbox?wrapper=%E0%A4%A&set.${LONG}=1&step=${LONG}`);
  await seen(page.getByRole('region', { name: 'Notices' }).getByRole('listitem')).toHaveCount(3);
  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Late 401' })).toBeVisible();
});

test('an address that is only odd is read without a word; one without a page says so, with a way on', async () => {
  const page = await open('#/nowhere', { width: 390, height: 844 });
  for (const hash of ['#/sandbox?%%%&=&&==&&', '#sandbox', '#/nowhere', '#/sandbox?', '#/nowhere', '#/sandbox??x']) {
    await goTo(page, hash);
    const sign = hash === '#/nowhere' ? 'There is no such page' : 'Timeline of Mutex in Late 401';
    await seen(
      page
        .getByLabel(sign)
        .or(page.getByRole('heading', { name: sign }))
        .first(),
      hash,
    ).toBeVisible();
    await seen(page.getByRole('region', { name: 'Notices' }), hash).toHaveCount(0);
  }
  for (const hash of ['#/nowhere', '#/sandbox/x', '##', '#/%E0%A4%A', `#/${LONG}`]) {
    await goTo(page, hash);
    await seen(page.getByRole('main'), hash).toContainText(
      `Failed to open “/${hash.replace(/^#\/?/, '').slice(0, 20)}`,
    );
    await seen(page.getByRole('link', { name: 'Look at the contents' }), hash).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBe(390);
  }
});
