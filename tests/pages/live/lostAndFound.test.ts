import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { expect, inject, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../../scripts/browser.ts';
import { serveFolder } from '../../support/serveFolder.ts';
import { LIVE, logIn, openLab } from '../support/openLab.ts';
import { LIMIT_MS, seen } from '../support/seen.ts';
import { freshProfiles } from '../support/freshProfiles.ts';

const newProfile = freshProfiles();

const RUBBISH = ['{', '"5"', 'null', '{"state":{"accessToken":42}}', '{"state":null}'];

test('with rubbish in place of the session the app comes back, and says what was lost', async () => {
  const lab = await openLab(newProfile);
  await logIn(lab);
  for (const rubbish of RUBBISH) {
    await lab.page.evaluate((value) => localStorage.setItem('auth-store', value), rubbish);
    await lab.button('Reload').click();
    await seen(lab.app().getByText('Your session could not be read'), rubbish).toBeVisible();
    await logIn(lab);
  }
});

test('with rubbish for a refresh token, with none, and on a server without its memory the app says that the session is over', async () => {
  const lab = await openLab(newProfile);
  await logIn(lab);
  await lab.button('Expire the access token').click();
  await lab.page.evaluate(() => localStorage.setItem('refresh_token', '{rubbish'));
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('Your session is over.')).toBeVisible();
  expect(lab.network).toContain('401 POST /auth/refresh');
  await logIn(lab);

  // With localStorage cleared in the middle there is nothing to refresh with.
  await lab.forget();
  await lab.button('Expire the access token').click();
  await lab.page.evaluate(() => localStorage.clear());
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('Your session is over.')).toBeVisible();
  expect(lab.network.some((line) => line.includes('refresh'))).toBe(false);
  await logIn(lab);

  // With the server's memory gone the tokens are worth nothing.
  await lab.page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('reauth-lab.live').onsuccess = ({ target }) => {
          const { result } = target as IDBOpenDBRequest;
          result.transaction('records', 'readwrite').objectStore('records').clear().onsuccess = () =>
            resolve(result.close());
        };
      }),
  );
  await lab.button('Mount all three').click();
  await seen(lab.app().getByText('Your session is over.')).toBeVisible();
  await logIn(lab);
});

test('a service worker of an earlier build, which says nothing any more, is replaced', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-old-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject('siteFolder'), folder, { recursive: true });
  const file = join(folder, 'mockServiceWorker.js');
  const today = await readFile(file, 'utf8');
  await writeFile(
    file,
    "addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()));",
  );
  const site = await serveFolder(folder, '/');
  onTestFinished(site.close);
  const context = await newProfile(LIVE);
  const before = await context.newPage();
  await before.goto(`${site.url}live/index.html`);
  await before.evaluate(async (script) => {
    await navigator.serviceWorker.register(script, { scope: './' });
    await navigator.serviceWorker.ready;
  }, `${site.url}mockServiceWorker.js`);

  await writeFile(file, today);
  await before.goto(`${site.url}live/?wrapper=mutex#/login`);
  await before.getByRole('button', { name: 'Log in' }).click();
  await seen(before.getByText('It was the best retry.')).toBeVisible();
});

test('where service workers are refused, app and lab say so, and the simulated page works', async () => {
  const context = await newProfile();
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#/live`);
  await seen(
    page.getByRole('alert').filter({ hasText: 'Everything that is simulated goes on working.' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Sandbox' }).first().click();
  await seen(page.getByText('refresh requests')).toBeVisible();
});

test('at an address that is no secure context the lab says so in a sentence', async () => {
  const site = await serveFolder(inject('siteFolder'), '/');
  onTestFinished(site.close);
  const insecure = await chromium.launch({
    args: ['--host-resolver-rules=MAP lab.test 127.0.0.1'],
    ...launchOptions(),
  });
  onTestFinished(() => insecure.close());
  const page = await insecure.newPage();
  page.setDefaultTimeout(LIMIT_MS);
  const url = site.url.replace(/localhost|127\.0\.0\.1/, 'lab.test');
  await page.goto(`${url}#/live`);
  await seen(page.getByText('This address is no secure context')).toBeVisible();
  await page.goto(`${url}live/`);
  await seen(page.getByText('This address is no secure context')).toBeVisible();
});
