import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findBrowser } from '../../../scripts/browser.ts';
import { openBrowser } from '../../support/openBrowser.ts';
import { serveFolder } from '../../support/serveFolder.ts';
import { expectShown, logIn, openLab } from './openLab.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const RUBBISH = ['{', '"5"', 'null', '{"state":{"accessToken":42}}', '{"state":null}'];

test.each(RUBBISH)('with %s in place of the session the app comes back, and says what was lost', async (rubbish) => {
  const lab = await openLab(browser, inject('siteUrl'));
  await logIn(lab);
  await lab.page.evaluate((value) => localStorage.setItem('auth-store', value), rubbish);
  await lab.button('Reload').click();
  await expectShown(lab.app().getByText('Your session could not be read'));
  await logIn(lab);
  await lab.close();
});

test('with rubbish for a refresh token the next refresh is refused, and the app says that the session is over', async () => {
  const lab = await openLab(browser, inject('siteUrl'));
  await logIn(lab);
  await lab.button('Expire the access token').click();
  await lab.page.evaluate(() => localStorage.setItem('refresh_token', '{rubbish'));
  await lab.button('Mount all three').click();
  await expectShown(lab.app().getByText('Your session is over.'));
  expect(lab.network).toContain('401 POST /auth/refresh');
  await logIn(lab);
  await lab.close();
});

test('with localStorage cleared in the middle there is nothing to refresh with, and the app says that the session is over', async () => {
  const lab = await openLab(browser, inject('siteUrl'));
  await logIn(lab);
  await lab.button('Expire the access token').click();
  await lab.page.evaluate(() => localStorage.clear());
  await lab.button('Mount all three').click();
  await expectShown(lab.app().getByText('Your session is over.'));
  expect(lab.network.some((line) => line.includes('refresh'))).toBe(false);
  await logIn(lab);
  await lab.close();
});

test('with the server’s memory gone the tokens are worth nothing, and the app says that the session is over', async () => {
  const lab = await openLab(browser, inject('siteUrl'));
  await logIn(lab);
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
  await expectShown(lab.app().getByText('Your session is over.'));
  await logIn(lab);
  await lab.close();
});

test('a service worker of an earlier build, which says nothing any more, is replaced', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-old-'));
  await cp(inject('siteFolder'), folder, { recursive: true });
  const file = join(folder, 'mockServiceWorker.js');
  const today = await readFile(file, 'utf8');
  await writeFile(
    file,
    "addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()));",
  );
  const site = await serveFolder(folder, '/');
  const context = await browser.newContext();
  const before = await context.newPage();
  await before.goto(`${site.url}live/index.html`);
  await before.evaluate(async (script) => {
    await navigator.serviceWorker.register(script, { scope: './' });
    await navigator.serviceWorker.ready;
  }, `${site.url}mockServiceWorker.js`);

  await writeFile(file, today);
  await before.goto(`${site.url}live/?wrapper=mutex#/login`);
  await before.getByRole('button', { name: 'Log in' }).click();
  await expectShown(before.getByText('It was the best retry.'));
  await context.close();
  await site.close();
  await rm(folder, { recursive: true });
});

test('where service workers are refused, app and lab say so, and the simulated page works', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${inject('siteUrl')}#/live`);
  await expectShown(page.getByRole('alert').filter({ hasText: 'Everything that is simulated goes on working.' }));
  await page.getByRole('link', { name: 'Sandbox' }).first().click();
  await expectShown(page.getByText('refresh requests'));
  await context.close();
});

test('at an address that is no secure context the lab says so in a sentence', async () => {
  const site = await serveFolder(inject('siteFolder'), '/');
  const executablePath = findBrowser();
  const insecure = await chromium.launch({
    args: ['--host-resolver-rules=MAP lab.test 127.0.0.1'],
    ...(executablePath !== undefined && { executablePath }),
  });
  const page = await insecure.newPage();
  const url = site.url.replace(/localhost|127\.0\.0\.1/, 'lab.test');
  await page.goto(`${url}#/live`);
  await expectShown(page.getByText('This address is no secure context'));
  await page.goto(`${url}live/`);
  await expectShown(page.getByText('This address is no secure context'));
  await insecure.close();
  await site.close();
});
