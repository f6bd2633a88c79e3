import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, inject, onTestFinished, test } from 'vitest';
import { serveFolder } from '../support/serveFolder.ts';
import { seen } from './support/seen.ts';
import { freshProfiles } from './support/freshProfiles.ts';

const newProfile = freshProfiles();

interface Visit {
  readonly page: Page;
  readonly url: string;
  /** Takes host and network away. */
  goOffline(): Promise<void>;
}

/** A first visit to a site, with a profile of its own. */
async function visit(at: string, path = '#/', folder = inject('siteFolder')): Promise<Visit> {
  const { url, close } = await serveFolder(folder, at);
  const context = await newProfile({ serviceWorkers: 'allow', viewport: { width: 1440, height: 900 } });
  let open = true;
  const closeOnce = async (): Promise<void> => {
    if (open) await close();
    open = false;
  };
  onTestFinished(closeOnce);
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  return {
    page,
    url,
    async goOffline() {
      await context.setOffline(true);
      await closeOnce();
    },
  };
}

/** Waits until both workers are in charge, each of its own part of the site. */
async function kept(page: Page, url: string): Promise<void> {
  const scopes = (): Promise<string[]> =>
    page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.filter(({ active }) => active?.state === 'activated').map(({ scope }) => scope);
    });
  await seen.poll(async () => (await scopes()).toSorted()).toEqual([url, `${url}live/`]);
}

async function logIn(app: Page | ReturnType<Page['frameLocator']>): Promise<void> {
  await app.getByRole('button', { name: 'Log in' }).click();
  await app.getByText('It was the best retry.').waitFor();
}

test('after one visit to a site in a folder everything goes on without host and network', async () => {
  const { page, url, goOffline } = await visit('/some/sub-folder/');
  await kept(page, url);
  await goOffline();

  await page.reload();
  await seen(page.getByRole('row', { name: /Why silent refresh/ })).toBeVisible();

  await page.goto(`${url}#/lessons/why-silent-refresh`);
  await page.reload();
  await page.locator('[data-question="plain-outcome"] input').first().check();
  await page.locator('[data-question="plain-outcome"] button[type="submit"]').click();
  await seen(page.getByText('would be right with a reauth wrapper').first()).toBeVisible();
  await seen(page.getByRole('figure').first()).toContainText('Posts');

  await page.goto(`${url}#/sandbox?wrapper=mutex&scenario=late-401`);
  await page.reload();
  const facts = page.getByRole('region', { name: 'All facts of this run' });
  await seen(facts).toContainText('refresh requests');

  await page.goto(`${url}#/workbench`);
  await page.reload();
  await seen(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.goto(`${url}#/live?wrapper=mutex`);
  await page.reload();
  await logIn(page.frameLocator('iframe[title="The live app, tab 1"]'));
});

test('live mode simulates its backend when it was there before the offline worker, and without a network', async () => {
  const { page, url, goOffline } = await visit('/', 'live/?wrapper=mutex#/blog');
  await logIn(page);
  const lab = await page.context().newPage();
  await lab.goto(`${url}#/`);
  await kept(lab, url);
  await page.reload();
  await page.getByText('It was the best retry.').waitFor();
  await goOffline();
  await page.reload();
  await page.getByText('It was the best retry.').waitFor();
});

test('live mode simulates its backend when the offline worker was there before', async () => {
  const { page, url } = await visit('/');
  await kept(page, url);
  await page.goto(`${url}live/?wrapper=mutex#/blog`);
  await logIn(page);
  await page.goto(`${url}#/`);
  await page.goto(`${url}live/?wrapper=mutex#/blog`);
  await page.getByText('It was the best retry.').waitFor();
});

test('a new version that cannot be kept whole, and an error page, do not take the place of what is kept; a whole one is offered, and does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-update-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(inject('siteFolder'), folder, { recursive: true });
  const { page, url, goOffline } = await visit('/', '#/', folder);
  await kept(page, url);
  await publishAnother(folder);
  const [lesson = ''] = (await readdir(join(folder, 'assets'))).filter((name) => /^03-the-stampede.*js$/.test(name));
  const giveBack = await takeAway(folder, `assets/${lesson}`, 'index.html');
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const installing = new Promise<ServiceWorker | null>((resolve) =>
      registration.addEventListener('updatefound', () => resolve(registration.installing)),
    );
    await registration.update();
    const worker = await installing;
    if (worker?.state === 'installing')
      await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }));
    return worker?.state;
  });
  expect(state).toBe('redundant');
  expect(await page.evaluate(async (at) => (await fetch(`${at}?by-the-page`)).status, url)).toBe(404);
  await page.reload();
  await seen(page.getByRole('row', { name: /Why silent refresh/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset['build'])).toBe(undefined);
  await page.goto(`${url}#/lessons/why-silent-refresh`);
  await page.reload();
  await seen(page.locator('[data-question="plain-outcome"]')).toBeVisible();
  await page.goto(`${url}#/`);

  await giveBack();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await seen(page.getByText('A new version is ready.')).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => document.documentElement.dataset['build'] === 'another');
  await goOffline();
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset['build'] === 'another');
  await seen(page.getByRole('row', { name: /Why silent refresh/ })).toBeVisible();
  await seen(page.getByText('A new version is ready.')).toHaveCount(0);
});

/** Takes files out of a folder. Gives what puts them back. */
async function takeAway(folder: string, ...files: readonly string[]): Promise<() => Promise<void>> {
  const aside = await mkdtemp(join(tmpdir(), 'reauth-lab-aside-'));
  onTestFinished(() => rm(aside, { recursive: true, force: true }));
  const places = files.map((file, index) => [join(folder, file), join(aside, String(index))] as const);
  await Promise.all(places.map(([from, to]) => rename(from, to)));
  return async () => {
    await Promise.all(places.map(([from, to]) => rename(to, from)));
  };
}

/** Makes another build of the one in a folder: its scripts have other names, and its page says so. */
async function publishAnother(folder: string): Promise<void> {
  const scripts = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js'));
  const named = (name: string): string => name.replace(/\.js$/, '.another.js');
  for (const file of [
    ...scripts.map((name) => `assets/${name}`),
    'index.html',
    'live/index.html',
    'offline-worker.js',
  ]) {
    const text = await readFile(join(folder, file), 'utf8');
    const other = scripts.reduce((whole, name) => whole.replaceAll(name, named(name)), text);
    await writeFile(
      join(folder, file),
      other.replace('"version":"', '"version":"another-').replace('<html', '<html data-build="another"'),
    );
  }
  await Promise.all(scripts.map((name) => rename(join(folder, 'assets', name), join(folder, 'assets', named(name)))));
}
