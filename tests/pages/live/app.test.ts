import { expect, inject, test } from 'vitest';
import { LIVE, logIn, openLab, set } from '../support/openLab.ts';
import type { Lab, LabVisit } from '../support/openLab.ts';
import { seen } from '../support/seen.ts';
import { freshProfiles } from '../support/freshProfiles.ts';

const newProfile = freshProfiles();

const filled = (lab: Lab, tab: 1 | 2 = 1) => lab.app(tab).getByText('It was the best retry.').waitFor();

async function openSignedIn(
  visit: LabVisit = {},
  onArrival: (lab: Lab) => Promise<void> = () => Promise.resolve(),
): Promise<Lab> {
  const lab = await openLab(newProfile, visit);
  await onArrival(lab);
  await set(lab, 'How long an API request takes', '50');
  await set(lab, 'How long a refresh takes', '50');
  await logIn(lab);
  await lab.forget();
  return lab;
}

test('an expired token is refreshed once, and the timeline and the facts tell it; a reload keeps the session', async () => {
  // The address says how long messages take, and the controls of the sentence show it.
  const lab = await openSignedIn({ path: '&latency=70' }, async ({ page }) => {
    await seen(page.getByLabel('How long an API request takes')).toHaveValue('70');
    await seen(page.getByLabel('How long a refresh takes')).toHaveValue('70');
  });
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await seen(lab.page.getByRole('button', { name: /POST \/auth\/refresh/ })).toBeVisible();
  await seen.poll(() => lab.network.length).toBe(7);
  expect(lab.network.filter((line) => line.includes('refresh'))).toEqual(['200 POST /auth/refresh']);
  await seen(lab.page.getByText('3 of 3')).toBeVisible();

  // From the timeline to the table and back, the focus stays at the button.
  await lab.button('Table').press('Enter');
  await seen(lab.page.getByRole('table')).toBeVisible();
  await seen(lab.button('Timeline')).toBeFocused();
  await lab.page.keyboard.press('Enter');
  await seen(lab.button('Table')).toBeFocused();

  // A reload keeps the session, on the server too.
  await lab.forget();
  await lab.button('Reload').click();
  await seen.poll(() => lab.network.toSorted()).toEqual(['200 GET /comments', '200 GET /posts', '200 GET /users/me']);
  await filled(lab);
  await lab.page.reload();
  await filled(lab);
  expect(lab.network.some((line) => line.startsWith('401'))).toBe(false);

  // A refresh that never answers keeps everybody waiting, and the lab says so.
  await set(lab, 'How refreshes are answered', 'hang');
  await lab.forget();
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await seen(lab.page.getByText('3 wait for ever')).toBeVisible();
  expect(lab.network.toSorted()).toEqual(['401 GET /comments', '401 GET /posts', '401 GET /users/me']);

  // A page that is left then has its refresh cut off, and why that may end a session is told.
  await seen(lab.page.getByText('was left in the middle of its refresh')).toHaveCount(0);
  await lab.button('Reload').click();
  await seen(
    lab.page.getByText(/^Recording \d+ ends with a page that was left in the middle of its refresh\./),
  ).toBeVisible();
});

test('the lab logs the app out, and in again; a session that is over leads to the login page by the router, and the store keeps what it held', async () => {
  const lab = await openSignedIn();
  await lab.button('Log out').click();
  await seen(lab.app().getByRole('heading', { name: 'Log in' })).toBeVisible();
  await seen.poll(() => lab.network).toEqual(['204 POST /auth/logout']);
  expect(await lab.page.evaluate(() => localStorage.getItem('refresh_token'))).toBe(null);
  await lab.button('Log in').click();
  await seen(lab.app().getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await lab.button('Mount all three').click();
  await filled(lab);

  await lab.app().getByLabel('Down the retry hole').check();
  await lab.button('Revoke the refresh token').click();
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('Your session is over. Log in to go on.')).toBeVisible();
  expect(await lab.app().locator('main').innerText()).toContain('Posts read so far: 1.');
});

test('an endless loop is stopped by a visible cap; it can be stopped while it runs, and started again', async () => {
  const lab = await openSignedIn({ wrapper: 'wrapped-refresh' });
  await set(lab, 'How refreshes are answered', '401');
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await lab.page.getByText('Stopped at 60 requests: this is an endless loop.').waitFor();
  await seen(lab.page.getByText('endless loop', { exact: true })).toBeVisible();
  await seen.poll(() => lab.network.length).toBe(60);
  await lab.button('Stop').click();
  await seen(lab.page.getByText('Nothing of it runs any more.')).toBeVisible();

  await lab.button('Reset everything').click();
  await logIn(lab);
  await lab.forget();
  await set(lab, 'How refreshes are answered', '401');
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await seen.poll(() => lab.network.length).toBeGreaterThan(3);
  await lab.button('Stop').click();
  await seen(lab.page.getByText('Nothing of it runs any more.')).toBeVisible();
  await lab.button('Reset everything').click();
  await seen(lab.app().getByRole('button', { name: 'Log in' })).toBeVisible();
});

test('in a tab of its own it has the same session, survives a hard reload, and the lab goes on listening', async () => {
  const lab = await openSignedIn();
  const [own] = await Promise.all([lab.page.context().waitForEvent('page'), lab.button('Open in a tab').click()]);
  await seen(own.getByText('It was the best retry.')).toBeVisible();
  const session = await lab.page.context().newCDPSession(own);
  await session.send('Page.reload', { ignoreCache: true });
  await seen(own.getByText('It was the best retry.')).toBeVisible();
  await seen(lab.page.getByText('3 of 3')).toBeVisible();
});

test('by window.location.href it leads there too, and the store is lost', async () => {
  const lab = await openSignedIn({ path: '&leave=href' });
  await lab.app().getByLabel('Down the retry hole').check();
  await lab.button('Revoke the refresh token').click();
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('Your session is over. Log in to go on.')).toBeVisible();
  expect(await lab.app().locator('main').innerText()).toContain('Posts read so far: 0.');
});

test('two real tabs present one refresh token: 200 and 401, and one of them is logged out', async () => {
  const lab = await openLab(newProfile);
  const beside = lab.page.getByRole('region', { name: 'Beside the simulation' });
  await beside.getByLabel('Scenario').selectOption('two-tabs');
  await beside.getByRole('button', { name: 'Repeat it live' }).click();
  await beside.getByText('are the same in Two tabs').waitFor();
  expect(lab.network.filter((line) => line.includes('refresh')).toSorted()).toEqual([
    '200 POST /auth/refresh',
    '401 POST /auth/refresh',
  ]);
  await seen(lab.app(1).getByText('It was the best retry.')).toBeVisible();
  await seen(lab.app(2).getByText('Your session is over. Log in to go on.')).toBeVisible();
});

test('a deadlock is told, and the page goes on', async () => {
  const lab = await openSignedIn({ wrapper: 'wrapped-refresh-mutex' });
  await lab.button('Expire the access token').click();
  await lab.button('Mount all three').click();
  await seen(lab.page.getByText('3 wait for ever')).toBeVisible();
  expect(lab.network.toSorted()).toEqual(['401 GET /comments', '401 GET /posts', '401 GET /users/me']);
  await lab.button('Reset everything').click();
  await seen(lab.app().getByRole('button', { name: 'Log in' })).toBeVisible();
});

test('Redux DevTools is told of both stores', async () => {
  const context = await newProfile(LIVE);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const names: (string | undefined)[] = [];
    const connection = { init() {}, send() {}, subscribe: () => () => {} };
    Object.assign(window, {
      names,
      __REDUX_DEVTOOLS_EXTENSION__: {
        connect({ name }: { name?: string }) {
          names.push(name);
          return connection;
        },
      },
      __REDUX_DEVTOOLS_EXTENSION_COMPOSE__({ name }: { name?: string }) {
        names.push(name);
        return (enhancer: unknown) => enhancer;
      },
    });
  });
  await page.goto(`${inject('siteUrl')}live/`);
  await seen(page.getByRole('heading').first()).toBeVisible();
  const names = await page.evaluate(() => (window as unknown as { names: string[] }).names);
  expect(names.toSorted()).toEqual(['RTK Query', 'auth-store']);
});

test('one path may answer 401 to a good token: its call fails, and nobody is logged out; another user logs in, and writes once', async () => {
  const lab = await openSignedIn();
  await set(lab, 'How Comments is answered', '401');
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('Not allowed without a good token: 401.')).toBeVisible();
  await seen(lab.app().getByText('Down the retry hole')).toBeVisible();
  await seen
    .poll(() => lab.network.filter((line) => line.includes('/comments')))
    .toEqual(['401 GET /comments', '401 GET /comments']);
  await seen(lab.app().getByText('ann@example.com')).toBeVisible();

  await set(lab, 'How Comments is answered', 'normal');
  await lab.button('Log in as Bob').click();
  await seen(lab.app().getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('bob@example.com')).toBeVisible();
  await seen(lab.app().getByText('ann@example.com')).toHaveCount(0);

  // A write with an expired token is refused, and written once.
  await lab.forget();
  await lab.button('Expire the access token').click();
  await lab.app().getByRole('button', { name: 'Write it' }).click();
  await seen(lab.app().getByText(/^Written as number \d+\.$/)).toBeVisible();
  await seen
    .poll(() => lab.network.filter((line) => line.includes(' POST ')))
    .toEqual(['401 POST /comments', '200 POST /auth/refresh', '201 POST /comments']);
  await seen(lab.page.getByText('1 of 1')).toBeVisible();
  await seen(lab.page.getByRole('button', { name: /^Note, try 2/ })).toBeVisible();
});
