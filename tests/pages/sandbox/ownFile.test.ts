import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { LONGEST_SOURCE } from '../../../src/sim/index.ts';
import { factsOn } from '../support/factsOn.ts';
import { goTo, pagesOfSite, passTime, picked, stopClock } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();

const RAW = `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const raw = fetchBaseQuery({ baseUrl: '/api' });
`;

async function pick(page: Page, content: string | Buffer, name = 'mine.ts'): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file…' }).click();
  await (await choosing).setFiles(picked(name, content));
}

/** Another wrapper runs afterwards, in the same page. */
async function goesOn(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Token check' }).check();
  await seen(page.getByRole('region', { name: 'mutex-token-check.ts, source' })).toBeVisible();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('all-succeeded');
  await seen(page.getByRole('alert')).toHaveCount(0);
}

test('a file of one’s own runs like a wrapper of the lab, and survives a reload', async () => {
  const page = await open('#/sandbox');
  await pick(page, `${RAW}export const baseQueryWithReauth = (args, api, extra) => raw(args, api, extra);`);
  await seen(page.getByRole('radio', { name: 'Your file' })).toBeChecked();
  expect(await factsOn(page)).toMatchObject({ requests: '3', '401 answers': '3' });
  await seen(page.getByRole('button', { name: 'mine.ts, line 3' })).toBeVisible();
  await page.reload();
  await seen(page.getByRole('radio', { name: 'Your file' })).toBeChecked();
  expect(await factsOn(page)).toMatchObject({ requests: '3' });
});

test('a library is fetched when a file asks for it, and runs with it', async () => {
  const page = await open('#/sandbox');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  const asked = () => scripts.filter((url) => url.includes('_commonjs-')).length;
  await pick(page, `${RAW}export const baseQueryWithReauth = (args, api, extra) => raw(args, api, extra);`);
  expect(await factsOn(page)).toMatchObject({ '401 answers': '3' });
  expect(asked()).toBe(0);
  await pick(page, WITH_LIBRARIES, 'axios.ts');
  await seen(page.getByRole('region', { name: 'axios.ts, source' })).toBeVisible();
  expect(await factsOn(page)).toMatchObject({ '401 answers': '4', 'refresh requests': '3' });
  expect(asked()).toBe(4);
});

const WITH_LIBRARIES = `import axios from 'axios';
import Cookies from 'js-cookie';
import { jwtDecode } from 'jwt-decode';
import { combineReducers } from 'redux';
import { createApi } from '@reduxjs/toolkit/dist/query/react';
import { z } from 'zod';
const Renewed = z.object({ token: z.string(), renewal: z.string() });
const client = axios.create({ baseURL: '/api' });
client.interceptors.request.use((config) => {
  const token = Cookies.get('jwt');
  if (token && jwtDecode(token).sub) config.headers.Authorization = 'Bearer ' + token;
  return config;
});
client.interceptors.response.use(undefined, async (error) => {
  if (error.response?.status !== 401 || error.config.again) throw error;
  const { data } = await axios.post('/api/auth/renew', { renewal: Cookies.get('renewal') });
  const { token, renewal } = Renewed.parse(data);
  Cookies.set('jwt', token);
  Cookies.set('renewal', renewal);
  return client({ ...error.config, again: true });
});
export const baseQueryWithReauth = async (args) => {
  const { url, method = 'get', data } = typeof args === 'string' ? { url: args } : args;
  try {
    return { data: (await client({ url, method, data })).data };
  } catch (error) {
    return { error: { status: error.response?.status ?? 'FETCH_ERROR', data: error.response?.data } };
  }
};
export const reducers = [combineReducers, createApi];
`;

const REFUSED = [
  [
    'does not parse',
    'export const x = 1;\nexport const y = ;\n',
    'Failed to read mine.ts: line 2, column 18: Unexpected token.',
  ],
  [
    'has no baseQueryWithReauth',
    'export const other = () => 1;',
    'it exports no function baseQueryWithReauth (only other)',
  ],
  [
    'imports something unknown',
    "import { readFileSync } from 'node:fs';\nexport default readFileSync;",
    'line 1: it imports "node:fs", which the lab does not have. There are: ',
  ],
  [
    'has a default export that is no base query',
    "import { createSlice } from '@reduxjs/toolkit';\nexport default createSlice({ name: 'a', initialState: {}, reducers: {} }).reducer;",
    'Failed to read mine.ts: no function in it sends a request for RTK Query. Give the file that createApi takes its baseQuery from, too.',
  ],
  ['throws at load', '\nnull.length;', 'Failed to load mine.ts: line 2: it threw TypeError: '],
  ['is empty', '', 'Failed to run mine.ts: it exports nothing.'],
  ['is no text', Buffer.from([0x89, 0x50, 0, 0, 1, 2, 0xff, 0xfe]), 'Failed to read mine.ts: it is no text in UTF-8.'],
] as const;

const NO_SOURCES = [
  [
    'a huge file',
    'mine.ts',
    `//${'x'.repeat(LONGEST_SOURCE)}`,
    'Failed to open mine.ts: it has more than 200,000 characters.',
  ],
  ['a picture', 'mine.png', 'PNG', 'Failed to open mine.png: it is not a .ts or .js file.'],
] as const;

test('a file that cannot be run, a huge one and a picture give one clear message, and the page goes on', async () => {
  const page = await open('#/sandbox');
  for (const [fault, content, message] of REFUSED) {
    await pick(page, content);
    await seen(page.getByRole('alert'), fault).toContainText(message);
    await seen(page.getByRole('alert'), fault).toHaveCount(1);
    await seen(page.getByRole('region', { name: 'mine.ts, source' }), fault).toBeVisible();
    if (fault === 'does not parse')
      await seen(page.getByRole('region', { name: 'mine.ts, source' }).locator('[aria-current]')).toContainText(
        'export const y = ;',
      );
  }
  await goesOn(page);

  // What is no source at all leaves what is there as it is.
  for (const [what, name, content, message] of NO_SOURCES) {
    await pick(page, content, name);
    await seen(page.getByRole('alert'), what).toContainText(message);
    await seen(page.getByRole('region', { name: 'Timeline of Token check in Late 401' }), what).toBeVisible();
  }
});

const FAULTY = [
  [
    'throws in a call',
    'export const baseQueryWithReauth = async () => {\n  throw new TypeError("oops");\n};',
    'Failed to finish Posts: mine.ts threw TypeError: oops at line 2. Catch it, or return it as { error }.',
  ],
  [
    'gives no result',
    'export const baseQueryWithReauth = async () => {};',
    'Failed to finish Posts: mine.ts: its base query gave undefined. Return an object with data or error.',
  ],
] as const;

test('a wrapper that does wrong in a call has a run, and one clear message; one that breaks what all code shares breaks no other, such as one that is dropped on the source', async () => {
  const page = await open('#/sandbox');
  for (const [fault, content, message] of FAULTY) {
    await pick(page, content);
    await seen(page.getByRole('region', { name: 'Notices' }).getByRole('listitem'), fault).toHaveText([message]);
    expect(await factsOn(page), fault).toMatchObject({ outcome: 'some-failed', requests: '0' });
    await seen(page.getByText('This run sends no request.'), fault).toBeVisible();
    await goesOn(page);
  }

  await pick(page, 'Array.prototype.map = () => { throw new Error("broken"); };\nexport default () => ({ data: 1 });');
  await seen(page.getByRole('alert')).toContainText('Failed to run mine.ts: ');
  await goesOn(page);

  const source = page.getByRole('region', { name: 'Source', exact: true });
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.ts'));
    return transfer;
  }, 'export const baseQueryWithReauth = async () => ({ data: 1 });');
  await source.dispatchEvent('drop', { dataTransfer: dropped });
  await seen(source.getByRole('heading', { name: 'dropped.ts' })).toBeVisible();
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toContainText('all-succeeded');
});

// What such loops are ended by is held by isolation.test.ts and watchJob.test.ts.
test('while a loop without end runs, the page answers; one that is left is forgotten, and begun anew when one comes back', async () => {
  const page = await open('#/sandbox');
  await stopClock(page);
  await pick(page, 'export const baseQueryWithReauth = async () => { for (;;); };');
  const alert = page.getByRole('alert');
  await page.clock.runFor(1_000);
  await seen(page.getByRole('status', { name: 'The run is under way' })).toBeVisible();
  await page.getByRole('button', { name: /^Theme: / }).click();
  await seen(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('link', { name: 'Contents' }).click();
  await seen(page.getByRole('heading', { level: 1, name: /^Silent token refresh/ })).toBeVisible();
  await page.goBack();
  await passTime(page, alert);
  await seen(alert).toHaveText(/Failed to run mine\.ts: line 1: it did not give the thread back/);
  await goesOn(page);
});

test('a wrapper that sends requests for ever is ended as a runaway, one that prints for ever fills nothing, and the page goes on', async () => {
  const page = await open('#/sandbox');
  await pick(page, `${RAW}export const baseQueryWithReauth = async (...all) => { for (;;) await raw(...all); };`);
  await seen(page.locator('.tl-caption')).toContainText('A runaway');
  expect(await factsOn(page)).toMatchObject({ requests: '60', outcome: 'runaway' });
  await goesOn(page);

  // Nor does one that prints for ever fill the trace, or the page.
  await goTo(page, '#/sandbox?view=table');
  await pick(
    page,
    `${RAW}export const baseQueryWithReauth = (...all) => { for (let n = 0; n < 1e5; n += 1) console.log(n); return raw(...all); };`,
  );
  await seen(page.getByText('no more than 500 lines of a tab')).toBeVisible();
  await goesOn(page);
});

test('what a wrapper drops, and what its listeners throw, is no error of the page', async () => {
  const page = await open('#/sandbox?scenario=owner-aborted');
  await pick(
    page,
    `${RAW}export const baseQueryWithReauth = (args, api, extra) => {
    Promise.reject(new Error('dropped'));
    api.signal.addEventListener('abort', () => { throw new Error('in a listener'); });
    setTimeout(() => { throw new Error('in a timer'); }, 10);
    return raw(args, api, extra);
  };`,
  );
  await seen(page.getByRole('radio', { name: 'Your file' })).toBeChecked();
  expect(await factsOn(page)).toMatchObject({ outcome: 'some-failed', 'refresh requests': '0' });
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await seen(page.getByText('Uncaught Error: in a timer').first()).toBeVisible();
});
