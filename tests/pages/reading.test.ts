import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { CHECK_IDS } from '../../src/sim/index.ts';
import { factsOn } from './support/factsOn.ts';
import { foundByAxe } from './support/foundByAxe.ts';
import { pagesOfSite, picked, sharedBy, widthAt } from './support/openPage.ts';
import { seen } from './support/seen.ts';

const open = pagesOfSite();

/** Two base queries, of which a text cannot tell which one is meant. */
const BASE = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { Mutex } from 'async-mutex';
import { env } from '@/lib/env';
import { tokens } from '../auth/tokens';
const mutex = new Mutex();
const raw = fetchBaseQuery({
  baseUrl: env.apiUrl,
  prepareHeaders: (headers) => {
    const token = tokens.access();
    if (token) headers.set('authorization', 'Bearer ' + token);
    return headers;
  },
});
export const forMembers = async (args, api, extra) => {
  await mutex.waitForUnlock();
  let result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;
  if (mutex.isLocked()) {
    await mutex.waitForUnlock();
    return raw(args, api, extra);
  }
  const release = await mutex.acquire();
  try {
    const renewed = await raw({ url: '/session/renew', method: 'POST', body: { renewal: tokens.renewal() } }, api, extra);
    if (renewed.data) {
      tokens.keep(renewed.data.jwt, renewed.data.renewal);
      result = await raw(args, api, extra);
    } else tokens.drop();
  } finally {
    release();
  }
  return result;
};
export const forGuests = async (args, api, extra) => raw(args, api, extra);
`;

const TOKENS = `export const tokens = {
  access: () => localStorage.getItem('jwt'),
  renewal: () => localStorage.getItem('renewal'),
  keep: (jwt, renewal) => {
    localStorage.setItem('jwt', jwt);
    localStorage.setItem('renewal', renewal);
  },
  drop: () => localStorage.clear(),
};
`;

const ALL = CHECK_IDS.length;

const APP = {
  'src/api/base.ts': BASE,
  'src/auth/tokens.ts': TOKENS,
  'src/lib/env.ts': "export const env = { apiUrl: 'https://api.shop.example' };\n",
  'src/pages/Home.tsx': 'export const Home = () => <h1>Home</h1>;\n',
  'node_modules/left-out/index.js': 'export const baseQueryWithReauth = async (args, api) => fetch(args);\n',
  'README.md': '# An app\n',
};

/** A folder with these files on the disk. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reauth-lab-app-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Drops a folder as the desktop does: the page gets entries, and reads them. */
async function dropFolder(page: Page, on: Locator, folder: string): Promise<void> {
  await on.scrollIntoViewIfNeeded();
  const { x = 0, y = 0 } = (await on.boundingBox()) ?? {};
  const desktop = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await desktop.send('Input.dispatchDragEvent', { type, x: x + 40, y: y + 40, data });
}

const readingOn = (page: Page) => page.getByRole('region', { name: 'How the lab reads this' });
const checkOn = (page: Page, id: string) => page.locator(`[data-check="${id}"]`);

test('a folder is dropped on the workbench, its question answered by a button, its checks run, and a link of it opens elsewhere', async () => {
  const page = await open('#/workbench');
  const text = page.getByRole('region', { name: 'Your text' });
  await page.getByRole('textbox', { name: /, editor$/ }).waitFor();
  await dropFolder(page, text, await folderOf(APP));

  const reading = readingOn(page);
  await seen(reading).toContainText('Which of these is the base query?');
  await seen(text.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveText([
    'src/api/base.ts',
    'src/auth/tokens.ts',
    'src/lib/env.ts',
  ]);

  // Until it is answered, nothing is judged; from each check a way leads to the question.
  await page.getByRole('button', { name: 'Run checks' }).click();
  const check = checkOn(page, 'refreshes-and-repeats');
  await seen(check).toContainText('Not judged: Which of these is the base query?');
  await seen(page.getByText(`0 of 3 goals (3 not judged), 0 of ${ALL} hold, ${ALL} not judged.`)).toBeVisible();
  await check.getByRole('button', { name: /^Answer the question/ }).click();
  await seen(page.locator(':focus')).toHaveText('forMembers, line 14');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('button', { name: 'Run checks' })).toBeFocused();

  await seen(page.getByRole('textbox', { name: /, editor$/ })).toContainText('// @reauth-lab entry=forMembers');
  await seen(reading).toContainText('Confirmed by runs');
  await seen(reading.getByRole('list')).toContainText('The refresh token is kept in localStorage.renewal');
  await seen(
    reading.getByRole('listitem').filter({ hasText: 'To refresh it sends POST /session/renew' }),
  ).toContainText('with renewal in a JSON body, answered 200 with jwt and renewal.');
  await page.getByRole('button', { name: 'Run checks' }).click();
  await seen(check).toHaveAttribute('data-state', 'holds');
  await seen(checkOn(page, 'plain-text-401-refreshes')).toHaveAttribute('data-state', 'violated');

  // It is kept here, and comes with a link.
  await page.reload();
  await seen(text.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(3);
  const link = await sharedBy(page, 'Share this text');
  const other = await open(link);
  await seen(other.getByRole('heading', { name: 'This text came with a link' })).toBeVisible();
  await seen(other.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(3);
  await seen(other.locator('iframe')).toHaveCount(0);
  await other.getByRole('button', { name: 'Run checks' }).click();
  await seen(checkOn(other, 'refreshes-and-repeats')).toHaveAttribute('data-state', 'holds');
});

test('in the sandbox each item leads to its line, can be overruled in the text, and files can be looked at and left out', async () => {
  const page = await open('#/sandbox');
  const source = page.getByRole('region', { name: 'Source', exact: true });
  await seen(source).toContainText(
    'Your wrapper as it is in your app: its file, several files that belong together, or a folder.',
  );
  await dropFolder(
    page,
    source,
    await folderOf({ ...APP, 'src/api/base.ts': BASE.replace(/^export const forGuests.*$/m, '') }),
  );
  const reading = readingOn(page);
  const files = source.getByRole('list', { name: 'Files' });
  await seen(reading).toContainText('Confirmed by runs');
  expect(await factsOn(page)).toMatchObject({ outcome: 'all-succeeded' });

  await reading.getByRole('button', { name: 'line 14, Base query' }).click();
  await seen(source.locator('[data-line="14"]')).toBeInViewport();

  // An item of another file leads there.
  await files.getByRole('button', { name: 'src/auth/tokens.ts', exact: true }).click();
  await reading.getByRole('button', { name: 'env.ts, line 1, Base address' }).click();
  await seen(page.getByRole('region', { name: 'src/lib/env.ts, source' }).locator('[data-line="1"]')).toBeInViewport();
  await files.getByRole('button', { name: 'src/api/base.ts', exact: true }).click();

  // By the keyboard: what cannot be is refused, and what can be stands in the text.
  await reading.getByRole('button', { name: 'Overrule, Expiry' }).press('Enter');
  const status = reading.getByRole('textbox', { name: 'The status that says so' });
  await seen(status).toBeFocused();
  await status.press('Escape');
  await seen(reading.getByRole('button', { name: 'Overrule, Expiry' })).toBeFocused();
  await page.keyboard.press('Enter');
  await status.fill('soon');
  await status.press('Enter');
  await seen(reading.getByRole('alert')).toHaveText('expired is "soon". Give a status, such as 419.');
  await status.fill('403');
  await status.press('Enter');
  await seen(reading.getByRole('button', { name: 'How the lab reads this' })).toBeFocused();
  await seen(source.getByText('// @reauth-lab expired=403')).toBeVisible();
  await seen(reading).toContainText('No refresh followed');

  await files.getByRole('button', { name: 'src/auth/tokens.ts', exact: true }).click();
  await seen(page.getByRole('region', { name: 'src/auth/tokens.ts, source' })).toContainText(
    "localStorage.getItem('jwt')",
  );
  await files.getByRole('button', { name: 'Leave out src/auth/tokens.ts' }).click();
  await seen(files.getByRole('listitem')).toHaveText(['src/api/base.ts', 'src/lib/env.ts']);
  await seen(reading).toContainText('What was not given: ../auth/tokens');
});

test('several files are chosen at once, and what has no base query is refused with what to give', async () => {
  const page = await open('#/sandbox');
  const field = page.getByLabel('A wrapper of your own', { exact: true });
  await field.setInputFiles([picked('tokens.ts', TOKENS), picked('env.ts', APP['src/lib/env.ts'])]);
  await seen(page.getByRole('alert')).toHaveText(
    'Failed to read 2 files: no function in them sends a request for RTK Query. Give the file that createApi takes its baseQuery from, too.',
  );
  await field.setInputFiles([
    picked('base.ts', BASE),
    picked('tokens.ts', TOKENS),
    picked('env.ts', APP['src/lib/env.ts']),
  ]);
  await seen(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveText([
    'base.ts',
    'env.ts',
    'tokens.ts',
  ]);
  await seen(page.getByRole('alert')).toHaveCount(0);
});

test('a reading with a question has nothing that axe finds, and fits every width', async () => {
  const page = await open('#/sandbox');
  await dropFolder(page, page.getByRole('region', { name: 'Source', exact: true }), await folderOf(APP));
  await seen(readingOn(page)).toContainText('Which of these is the base query?');
  // The page of all orders asks the same.
  await page.evaluate(() => void (location.hash = '#/explorer?wrapper=own'));
  await seen(page.getByRole('region', { name: 'What the lab cannot tell of this file' })).toContainText(
    'Which of these is the base query?',
  );
  await page.goBack();
  await readingOn(page).getByRole('button', { name: 'Overrule, Expiry' }).click();
  expect(await foundByAxe(page)).toEqual([]);
  for (const width of [320, 390, 820, 1440]) expect(await widthAt(page, width)).toBe(width);

  const bench = await open('#/workbench');
  await bench.getByRole('textbox', { name: /, editor$/ }).waitFor();
  await dropFolder(bench, bench.getByRole('region', { name: 'Your text' }), await folderOf(APP));
  await seen(readingOn(bench)).toContainText('Which of these is the base query?');
  expect(await foundByAxe(bench)).toEqual([]);
  for (const width of [320, 390, 820, 1440]) expect(await widthAt(bench, width)).toBe(width);
});
