import { expect, test } from 'vitest';
import { requestsOf } from '../../../src/sim/index.ts';
import { runByTime } from '../../support/runs.ts';
import { sourceOf } from '../../support/sources.ts';
import { factsOn } from '../support/factsOn.ts';
import { barsOn, goTo, pagesOfSite, stopClock } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

/** Who does what in the run of the mutex in late-401: the token that is sent, issued or stored, and the line. */
const EVENTS_OF_LATE_401 = `
Posts | mounts and calls GET /posts | |
Posts | sends GET /posts, try 1 | access 1 | 29
Users | mounts and calls GET /users/me | |
Users | sends GET /users/me, try 1 | access 1 | 29
Comments | mounts and calls GET /comments | |
Comments | sends GET /comments, try 1 | access 1 | 29
FastAPI | answers 401 to Posts’ try 1 | |
FastAPI | answers 401 to Users’ try 1 | |
FastAPI | answers 401 to Comments’ try 1 | |
Posts | receives 401 for try 1 | |
Lock | is acquired | |
Posts | sends POST /auth/refresh | access 1, refresh 1 | 41
Users | receives 401 for try 1 | |
Users | waits, and stands at line 57: await mutex.waitForUnlock() | | 57
FastAPI | answers 200 to Posts’ refresh | |
FastAPI | issues tokens to Posts | access 2, refresh 2 |
Posts | receives 200 for its refresh | |
localStorage.refresh_token | stores | refresh 2 |
Auth store | stores | access 2 |
Posts | sends GET /posts, try 2 | access 2 | 49
FastAPI | answers 200 to Posts’ try 2 | |
Posts | receives 200 for try 2 | |
Lock | is released | |
Users | sends GET /users/me, try 2 | access 2 | 58
Posts | is filled | |
FastAPI | answers 200 to Users’ try 2 | |
Users | receives 200 for try 2 | |
Users | is filled | |
Comments | receives 401 for try 1 | |
Lock | is acquired | |
Comments | sends POST /auth/refresh | access 2, refresh 2 | 41
FastAPI | answers 200 to Comments’ refresh | |
FastAPI | issues tokens to Comments | access 3, refresh 3 |
Comments | receives 200 for its refresh | |
localStorage.refresh_token | stores | refresh 3 |
Auth store | stores | access 3 |
Comments | sends GET /comments, try 2 | access 3 | 49
FastAPI | answers 200 to Comments’ try 2 | |
Comments | receives 200 for try 2 | |
Lock | is released | |
Comments | is filled | |`
  .trim()
  .split('\n');

test('the source shows where every call stands, step by step and within a step, and the table has every event', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401&step=8');
  const source = page.getByRole('region', { name: 'Source', exact: true });
  const list = source.getByRole('list', { name: 'Where the calls stand' });
  const marksAt = (line: number) => source.locator(`[data-line="${line}"]`);
  await seen(list.getByRole('listitem')).toHaveText([
    /Posts stands at line 41: await rawBaseQuery/,
    /Users stands at line 57: await mutex.waitForUnlock\(\)/,
    /Comments stands at line 29: await rawBaseQuery/,
  ]);
  await seen(marksAt(57)).toContainText('Users waits here: ');
  await list.getByRole('button', { name: /^Users/ }).click();
  await seen(marksAt(57)).toBeInViewport();

  await goTo(page, '#/sandbox?wrapper=mutex&scenario=late-401&step=12');
  const within = source.getByRole('group', { name: 'Within this step' });
  await seen(within.getByRole('status')).toContainText('2 of 2 within this step. Users goes on from line 57');
  await within.getByRole('button', { name: 'One resumption back' }).press('Enter');
  await seen(within.getByRole('status')).toContainText('1 of 2 within this step. Posts goes on from line 49');
  await seen(marksAt(57)).toContainText('Users waits here: ');

  // The table has every event of the run in its order, and its buttons move the playhead.
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('table', { name: 'Every event of the run, in order' });
  await table.waitFor();
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].slice(2).map((cell) => cell.textContent ?? '')));
  expect(shown.map((cells) => cells.join(' | ').trim().replaceAll('|  |', '| |'))).toEqual(EVENTS_OF_LATE_401);

  await table.getByRole('button', { name: 'Go to step 7', exact: true }).click();
  await seen(page.getByText('Step 7 of 19')).toBeVisible();
  await seen(table.locator('tr[aria-current="step"]').first()).toContainText('7');
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await seen(page.getByText('Step 7 of 19')).toBeVisible();
  await seen(page.getByRole('button', { name: /^Posts, try 1, / })).toBeVisible();
});

test('a wrapper, a scenario and settings are chosen, and their run is on the timeline with its facts', async () => {
  const page = await open('#/sandbox');
  await page.getByRole('radio', { name: 'No mutex' }).check();
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Three at once' });
  await seen(page.getByRole('region', { name: 'Timeline of No mutex in Three at once' })).toBeVisible();
  await seen(page.getByText('Step 17 of 17')).toBeVisible();

  expect(await factsOn(page)).toEqual({
    outcome: 'logged-out',
    calls: '3 (1 succeeded, 2 failed, 0 unsettled)',
    requests: '7',
    'refresh requests': '3',
    '401 answers': '5',
    repeats: '1',
    'forced logouts': '2',
    'tokens after a logout': '0',
    'signed in at the end': 'no',
    duration: '200 ms',
  });
  expect(await barsOn(page)).toEqual([
    'Posts, try 1, GET /posts, sent at 0 ms with access 1, answered 401 at 50 ms',
    'Users, try 1, GET /users/me, sent at 0 ms with access 1, answered 401 at 50 ms',
    'Comments, try 1, GET /comments, sent at 0 ms with access 1, answered 401 at 50 ms',
    'Posts, refresh, POST /auth/refresh, sent at 50 ms with refresh 1 and access 1, answered 200 at 150 ms, brings access 2',
    'Users, refresh, POST /auth/refresh, sent at 50 ms with refresh 1 and access 1, answered 401 at 150 ms',
    'Comments, refresh, POST /auth/refresh, sent at 50 ms with refresh 1 and access 1, answered 401 at 150 ms',
    'Posts, try 2, GET /posts, sent at 150 ms with access 2, answered 200 at 200 ms',
  ]);

  // Settings of the server change the run, and one press undoes them.
  await page.getByRole('radio', { name: 'Mutex', exact: true }).check();
  await page.getByRole('combobox', { name: 'How refreshes are answered' }).selectOption({ label: 'with 401' });
  await page.getByRole('combobox', { name: 'How many components mount' }).selectOption({ label: '5 components' });
  await seen(page.getByRole('button', { name: 'Undo 2 changes' })).toBeVisible();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('5 (0 succeeded, 5 failed');
  expect(await factsOn(page)).toMatchObject({ outcome: 'logged-out' });
  await page.getByRole('button', { name: 'Undo 2 changes' }).click();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('3 (3 succeeded');
});

test('the keys step, jump, play and pause, and the caption says what happens at each step', async () => {
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

  // Space plays from the start, and pauses: at moments that the test chooses.
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '0.25×' });
  await page.getByRole('slider', { name: 'Playhead' }).focus();
  await stopClock(page);
  await page.keyboard.press('Space');
  await seen(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.clock.runFor(1000);
  await page.keyboard.press('Space');
  await seen(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  const paused = await page.locator('.tl-playhead-flag').textContent();
  expect(paused).not.toBe('250 ms');
  await page.clock.runFor(60_000);
  await seen(page.locator('.tl-playhead-flag')).toHaveText(paused ?? '');
});

test('where no motion is wanted, a run that plays jumps from step to step', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await seen(page.getByText('Step 17 of 17')).toBeVisible();
  await page.locator('.tl-playhead-flag').evaluate((flag) => {
    const flags: string[] = [];
    Object.assign(window, { flags });
    new MutationObserver(() => flags.push(flag.textContent)).observe(flag, { childList: true, subtree: true });
  });
  await stopClock(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await seen(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.clock.runFor(60_000);
  await seen(page.getByText('Step 17 of 17')).toBeVisible();

  const flags = await page.evaluate(() => (window as unknown as { flags: string[] }).flags);
  const moments = ['0 ms', '20 ms', '50 ms', '90 ms', '150 ms', '170 ms', '200 ms', '220 ms', '250 ms'];
  expect(flags.length).toBeGreaterThan(1);
  expect(flags.filter((flag) => !moments.includes(flag))).toEqual([]);
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

test('a bar opens its request: token, answer, reason, headers, body, what the new token says, and the line that sent it', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await page.getByRole('button', { name: /^Posts, refresh, / }).click();
  const request = page.getByRole('region', { name: 'Request' });
  await seen(request.getByRole('heading')).toHaveText('POST /auth/refresh');
  await seen(request.getByText('bearer and refresh token')).toBeVisible();
  await seen(request.getByRole('list', { name: 'Why it was sent' })).toContainText('The lock is free');

  // The line that sent it is marked in the source, and its number is that of the file.
  const line =
    sourceOf('mutex')
      .text.split('\n')
      .findIndex((text) => text.includes('const refreshed = await')) + 1;
  await seen(page.getByRole('button', { name: `mutex.ts, line ${line}` })).toBeVisible();
  await page.getByRole('button', { name: '50: go to step 7' }).click();
  await seen(page.getByRole('region', { name: 'mutex.ts, source' }).locator('[aria-current]')).toContainText(
    'const refreshed = await rawBaseQuery(',
  );

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

test('two wrappers stand one above the other on the same axis, with their first difference', async () => {
  const page = await open('#/sandbox?wrapper=no-mutex&scenario=three-at-once');
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Mutex' });
  await seen(page.getByRole('heading', { level: 1 })).toHaveText('Compare two wrappers');
  await seen(page.getByText('the same 6 steps in both').first()).toBeAttached();
  await seen(page.getByRole('status').filter({ hasText: 'They differ from 50 ms on' })).toBeVisible();
  const facts = page.getByRole('region', { name: 'Facts of both runs' });
  await seen(facts.getByRole('row', { name: 'refresh requests 3 1' })).toBeVisible();

  // The same moment is at the same place: the first requests, in both.
  await seen
    .poll(() =>
      page
        .locator('.react-flow__node-bar')
        .filter({ has: page.getByRole('button', { name: /, try 1, .* sent at 0 ms / }) })
        .evaluateAll((bars) => {
          const lefts = bars.map((bar) => Math.round(bar.getBoundingClientRect().left));
          return { bars: lefts.length, places: new Set(lefts).size };
        }),
    )
    .toEqual({ bars: 6, places: 1 });

  // Where the calls of the run whose source is shown stand when the two part.
  const stands = page.getByRole('list', { name: 'Where the calls stand' }).getByRole('listitem');
  await seen(stands).toHaveText([/Posts stands at line 41/, /Users stands at line 29/, /Comments stands at line 29/]);
  await page.getByRole('button', { name: 'The other way round' }).click();
  await seen(page.getByRole('heading', { name: 'no-mutex.ts' })).toBeVisible();
  await seen(stands).toHaveText([/Posts stands at line 34/, /Users stands at line 25/, /Comments stands at line 25/]);
  await page.getByRole('button', { name: 'Leave comparison' }).click();
  await seen(page.getByRole('region', { name: 'Timeline of No mutex in Three at once' })).toBeVisible();
});

test('wrappers that stand in an app of their own run like the others, and the cookies of a request and of its answer are shown', async () => {
  const page = await open('#/sandbox?wrapper=axios-queue&scenario=three-at-once');
  const once = { 'refresh requests': '1', outcome: 'all-succeeded' };
  expect(await factsOn(page)).toMatchObject(once);
  await goTo(page, '#/sandbox?wrapper=docs&scenario=three-at-once');
  await seen(page.getByRole('region', { name: 'docs.ts, source' })).toBeVisible();
  expect(await factsOn(page)).toMatchObject(once);
  await page.getByRole('button', { name: /^Posts, refresh, / }).click();
  const request = page.getByRole('region', { name: 'Request' });
  await seen(request.getByRole('heading')).toHaveText('GET /refresh-token');
  await seen(request.getByText('bearer and refresh token in a cookie')).toBeVisible();
  for (const tab of ['Headers', 'Answer']) {
    await request.getByRole('tab', { name: tab }).click();
    await seen(request.getByRole('tabpanel')).toContainText('cookie refresh_token');
    await seen(request.getByRole('tabpanel')).toContainText('HttpOnly: no script sees it');
  }
});

test('a runaway is shown as a result, and the page goes on; a stuck run says who waits for ever', async () => {
  const page = await open('#/sandbox?wrapper=wrapped-refresh&scenario=refresh-refused');
  await seen(page.locator('.tl-caption')).toContainText('A runaway: the run is ended after 60 requests.');
  expect(await factsOn(page)).toMatchObject({ requests: '60', outcome: 'runaway' });
  await page.getByRole('radio', { name: 'Token check' }).check();
  await seen(page.getByText('calls succeeded')).toBeVisible();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('logged-out');

  await goTo(page, '#/sandbox?wrapper=wrapped-refresh-mutex&scenario=three-at-once');
  await seen(page.getByText('3 wait for ever')).toBeVisible();
  expect(await factsOn(page)).toMatchObject({ outcome: 'stuck', 'refresh requests': '0' });
});

test('steps taken on the run before, while the next is under way, are not taken over to the next', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=three-at-once');
  await seen(page.getByText('Step 17 of 17')).toBeVisible();
  // Neither a run comes back nor a timer ends until the test lets it.
  await stopClock(page);
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    const held: (() => void)[] = [];
    Worker.prototype.postMessage = function (...sent: [unknown]) {
      held.push(() => postMessage.apply(this, sent));
    };
    Object.assign(window, { letGo: () => held.forEach((send) => send()) });
  });

  await page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'Late 401' });
  await seen(page.getByRole('region', { name: 'The run before' })).toBeVisible();
  await page.getByRole('button', { name: 'Step back' }).click();
  await seen(page.getByText('Step 16 of 17')).toBeVisible();
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo());

  await seen(page.getByRole('region', { name: 'Timeline of Mutex in Late 401' })).toBeVisible();
  await seen(page.getByText('Step 19 of 19')).toBeVisible();
  expect(new URL(page.url()).hash).not.toContain('step=');
});

test('on a phone a run that plays is where one looks: the page goes along with the playhead', async () => {
  const page = await open('#/sandbox?wrapper=mutex&scenario=late-401&step=1', { width: 390, height: 844 });
  await seen(page.getByText('Step 1 of 19')).toBeVisible();
  await stopClock(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await seen(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.clock.runFor(60_000);
  await seen(page.getByText('Step 19 of 19')).toBeVisible();
  await seen(page.locator('.tl-playhead-flag')).toBeInViewport();
  // Nor is it under what is pinned.
  const [flag, caption] = await Promise.all(
    ['.tl-playhead-flag', '.tl-caption'].map((sign) => page.locator(sign).boundingBox()),
  );
  expect(flag && caption && flag.y + flag.height <= caption.y).toBe(true);
});
