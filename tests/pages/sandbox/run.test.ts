import { seen } from '../../support/seen.ts';
import { expect, test } from 'vitest';
import { factRows, factsOf, requestsOf } from '../../../src/sim/index.ts';
import { tableRows } from '../../../src/timeline/table/tableRows.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';
import { factsOn } from '../factsOn.ts';
import { barsOn, pagesOfSite } from './openPage.ts';

const open = pagesOfSite();

test('a wrapper and a scenario are chosen, and their run is on the timeline with its facts', async () => {
  const page = await open('#/sandbox');
  await page.getByRole('radio', { name: 'No mutex' }).check();
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Three at once' });
  await seen(page.getByRole('region', { name: 'Timeline of No mutex in Three at once' })).toBeVisible();
  await seen(page.getByText('Step 17 of 17')).toBeVisible();

  const trace = await runByTime('no-mutex', 'three-at-once');
  expect(await factsOn(page)).toEqual(
    Object.fromEntries(factRows(factsOf(trace)).map(({ label, value }) => [label, value])),
  );
  expect(await barsOn(page)).toEqual([
    'Posts, try 1, GET /posts, sent at 0 ms with access 1, answered 401 at 50 ms',
    'Users, try 1, GET /users/me, sent at 0 ms with access 1, answered 401 at 50 ms',
    'Comments, try 1, GET /comments, sent at 0 ms with access 1, answered 401 at 50 ms',
    'Posts, refresh, POST /auth/refresh, sent at 50 ms with refresh 1, answered 200 at 150 ms, brings access 2',
    'Users, refresh, POST /auth/refresh, sent at 50 ms with refresh 1, answered 401 at 150 ms',
    'Comments, refresh, POST /auth/refresh, sent at 50 ms with refresh 1, answered 401 at 150 ms',
    'Posts, try 2, GET /posts, sent at 150 ms with access 2, answered 200 at 200 ms',
  ]);
});

test('settings of the server change the run, and one press undoes them', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await page.getByRole('combobox', { name: 'How refreshes are answered' }).selectOption({ label: 'with 401' });
  await page.getByRole('combobox', { name: 'How many components mount' }).selectOption({ label: '5 components' });
  await seen(page.getByRole('button', { name: 'Undo 2 changes' })).toBeVisible();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('5 (0 succeeded, 5 failed');
  expect(await factsOn(page)).toMatchObject({ outcome: 'logged-out' });
  await page.getByRole('button', { name: 'Undo 2 changes' }).click();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('3 (3 succeeded');
});

test('the arrow keys step, Home and End jump, and the caption says what happens at each step', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  const caption = page.locator('.tl-caption');
  await seen(caption).toHaveText('Comments gets its data.');
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('Home');
  await seen(page.getByText('Step 1 of 17')).toBeVisible();
  const first = await caption.textContent();
  await page.keyboard.press('ArrowRight');
  await seen(page.getByText('Step 2 of 17')).toBeVisible();
  await seen(caption).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowLeft');
  await seen(caption).toHaveText(first ?? '');
  await page.keyboard.press('End');
  await seen(page.getByText('Step 17 of 17')).toBeVisible();
  await seen(caption).toHaveText('Comments gets its data.');
});

test('space plays from the start, and pauses', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '0.25×' });
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('Space');
  await seen(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await seen(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await seen(page.getByText('Step 17 of 17')).toBeHidden();
});

test('where no motion is wanted, a run that plays jumps from step to step', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await seen(page.getByText('Step 17 of 17')).toBeVisible();
  await page.locator('.tl-playhead-flag').evaluate((flag) => {
    const flags: string[] = [];
    Object.assign(window, { flags });
    new MutationObserver(() => flags.push(flag.textContent)).observe(flag, { childList: true, subtree: true });
  });
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '4×' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await seen(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await seen(page.getByText('Step 17 of 17')).toBeVisible();

  const flags = await page.evaluate(() => (window as unknown as { flags: string[] }).flags);
  const { events } = await runByTime('mutex', 'three-at-once');
  const places = new Set(events.map(({ atMs }) => `${atMs} ms`));
  expect(flags.length).toBeGreaterThan(1);
  expect(flags.filter((flag) => !places.has(flag))).toEqual([]);
});

test('a run that plays comes to its end by itself, at any speed', async () => {
  const page = await open('#/sandbox?wrapper=plain&scenario=one-expired');
  for (const speed of ['4×', '2×']) {
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed });
    await page.getByRole('button', { name: 'To the start' }).click();
    await seen(page.getByText('Step 1 of 3')).toBeVisible();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await seen(page.getByText('Step 3 of 3')).toBeVisible();
    await seen(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  }
});

test('a bar opens its request: token, answer, reason, headers, body, and what the new token says', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await page.getByRole('button', { name: /^Posts, refresh, / }).click();
  const request = page.getByRole('region', { name: 'Request' });
  await seen(request.getByRole('heading')).toHaveText('POST /auth/refresh');
  await seen(request.getByText('bearer and refresh token')).toBeVisible();
  await seen(request.getByRole('list', { name: 'Why it was sent' })).toContainText('The lock is free');

  await request.getByRole('tab', { name: 'Headers' }).click();
  await seen(request.getByRole('tabpanel')).toContainText('application/json');
  await request.getByRole('tab', { name: 'Body' }).click();
  const [, , , refresh] = requestsOf(await runByTime('mutex', 'three-at-once'));
  const { refresh_token: token } = JSON.parse(refresh?.body ?? '') as { readonly refresh_token: string };
  await seen(request.getByRole('tabpanel')).not.toContainText(token);
  await request.getByRole('button', { name: 'Show the tokens in full' }).click();
  await seen(request.getByRole('tabpanel')).toContainText(token);

  // What was shown in full stays so.
  await request.getByRole('tab', { name: 'Answer' }).click();
  await seen(request.getByRole('button', { name: 'Shorten the tokens' })).toBeVisible();
  const claims = request.getByRole('region', { name: 'What the access token says' });
  await seen(claims.getByText('ann')).toBeVisible();
  await seen(claims.getByText('09:00:00 UTC')).toBeVisible();
});

test('the line that sent the request is marked in the source, and its line number is that of the file', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await page.getByRole('button', { name: /^Posts, refresh, / }).click();
  const line =
    sourceOf('mutex')
      .text.split('\n')
      .findIndex((text) => text.includes('const refreshed = await')) + 1;
  await seen(page.getByRole('button', { name: `mutex.ts, line ${line}` })).toBeVisible();
  await page.getByRole('button', { name: '50: go to step 7' }).click();
  await seen(page.getByRole('region', { name: 'mutex.ts, source' }).locator('[aria-current]')).toContainText(
    'const refreshed = await rawBaseQuery(',
  );
});

test('what the user sees follows the playhead: loading, filled, failed, and the login page', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once&step=1');
  const user = page.getByRole('region', { name: 'What the user sees' });
  await seen(user.getByText('loading')).toHaveCount(1);
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await page.keyboard.press('End');
  await seen(user.getByText('Log in')).toBeVisible();
  await seen(user.getByText('Behind it, and of no use: Posts.')).toBeVisible();

  await page.getByRole('radio', { name: 'Plain' }).check();
  await seen(user.getByText('Could not load: 401')).toHaveCount(3);
  await page.getByRole('radio', { name: 'Token check' }).check();
  await seen(user.getByText('filled')).toHaveCount(3);
});

test('the table has every event of the run in its order, and its buttons move the playhead', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('table', { name: 'Every event of the run, in order' });
  await table.waitFor();
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].slice(2).map((cell) => cell.textContent ?? '')));
  const rows = tableRows(await runByTime('mutex', 'late-401'));
  expect(shown).toEqual(
    rows.map(({ who, what, token, line }) => [who, what, token, line === null ? '' : String(line)]),
  );

  await table.getByRole('button', { name: 'Go to step 7', exact: true }).click();
  await seen(page.getByText('Step 7 of 19')).toBeVisible();
  await seen(table.locator('tr[aria-current="step"]').first()).toContainText('7');
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await seen(page.getByText('Step 7 of 19')).toBeVisible();
  await seen(page.getByRole('button', { name: /^Posts, try 1, / })).toBeVisible();
});

test('two wrappers stand one above the other on the same axis, with their first difference', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once');
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Mutex' });
  await seen(page.getByRole('heading', { level: 1 })).toHaveText('Compare two wrappers');
  await seen(page.getByText('the same 6 steps in both').first()).toBeAttached();
  await seen(page.getByRole('status').filter({ hasText: 'They differ from 50 ms on' })).toBeVisible();
  const facts = page.getByRole('region', { name: 'Facts of both runs' });
  await seen(facts.getByRole('row', { name: 'refresh requests 3 1' })).toBeVisible();

  // The same moment is at the same place: Posts' first answer, in both.
  const lefts = await page
    .locator('.react-flow__node-bar')
    .evaluateAll((bars) => bars.map((bar) => Math.round(bar.getBoundingClientRect().left)));
  expect(new Set(lefts.slice(0, 3)).size).toBe(1);
  expect(lefts[7]).toBe(lefts[0]);

  await page.getByRole('button', { name: 'The other way round' }).click();
  await seen(page.getByRole('heading', { name: 'no-mutex.ts' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave comparison' }).click();
  await seen(page.getByRole('region', { name: 'Timeline of No mutex in Three at once' })).toBeVisible();
});

test('a runaway is shown as a result, and the page goes on', async () => {
  const page = await open('#/sandbox?wrapper=wrapped-refresh&scenario=refresh-refused');
  await seen(page.locator('.tl-caption')).toContainText('A runaway: the run is ended after 60 requests.');
  expect(await factsOn(page)).toMatchObject({ requests: '60', outcome: 'runaway' });
  await page.getByRole('radio', { name: 'Token check' }).check();
  await seen(page.getByText('calls succeeded')).toBeVisible();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('logged-out');
});

test('a stuck run says who waits for ever', async () => {
  const page = await open('#/sandbox?wrapper=wrapped-refresh-mutex&scenario=three-at-once');
  await seen(page.getByText('3 wait for ever')).toBeVisible();
  expect(await factsOn(page)).toMatchObject({ outcome: 'stuck', 'refresh requests': '0' });
});
