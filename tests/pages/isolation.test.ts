import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesOfSite, passTime, picked, stopClock } from './support/openPage.ts';
import { seen } from './support/seen.ts';

// What is refused to a wrapper is printed by the browser.
const open = pagesOfSite({ prints: [/./] });

/** A server that would answer anybody, and notes who asks. */
let server: Server;
let asked: string[] = [];
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' });
    response.end('self.loaded = true;');
  });
  server.on('upgrade', (request, socket) => {
    asked.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('Failed to listen: there is no port.');
  address = `127.0.0.1:${bound.port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

async function openSandbox(): Promise<Page> {
  asked = [];
  const page = await open('#/sandbox?view=table');
  await page.evaluate(() => {
    localStorage.setItem('secret', 'of the page');
    sessionStorage.setItem('secret', 'of the page');
    document.cookie = 'secret=of-the-page';
  });
  await seen(page.getByRole('region', { name: 'All facts of this run' })).toBeVisible();
  return page;
}

async function bring(page: Page, text: string): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles(picked('mine.ts', text));
}

/** A wrapper that tries one thing after the other in what is really global, and prints what came of each. */
const trying = (attempts: readonly string[]): string => `
const real = (() => {}).constructor.constructor('return this')();
/** Lets real time pass: each of the world's timers gives the thread a turn, and a second goes by before they run out. */
const heard = async (listen) => {
  let word = null;
  listen((said) => (word = said));
  while (word === null) {
    const until = real.performance.now() + 0.2;
    while (real.performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  if (word !== 'got') throw word;
  return word;
};
export const baseQueryWithReauth = async (args) => {
  if (args !== '/posts' && args.url !== '/posts') return { data: 1 };
  const outcomes = [];
  for (const attempt of [${attempts.map((attempt) => `async () => { ${attempt} }`).join()}])
    outcomes.push(await attempt().then((got) => 'got: ' + got, (error) => 'stopped: ' + (error?.name ?? error)));
  console.log('tried ' + outcomes.join('; '));
  return { data: 1 };
};`;

/** What a wrapper has printed of its attempts, one line each. */
async function outcomesOn(page: Page): Promise<readonly string[]> {
  const said = page.getByRole('cell').filter({ hasText: 'tried ' }).first();
  await seen(said).toBeVisible();
  return /tried (.*?)(?=[”"]|$)/.exec((await said.textContent()) ?? '')?.[1]?.split('; ') ?? [];
}

/** Each ends in \`stopped\`, or gets only what is nobody's. */
const ATTEMPTS: readonly (readonly [name: string, attempt: string, outcome: RegExp])[] = [
  ['fetch', "return (await real.fetch('http://ADDRESS/fetch')).status;", /^stopped: TypeError$/],
  [
    'XMLHttpRequest',
    "const x = new real.XMLHttpRequest(); x.open('GET', 'http://ADDRESS/xhr', false); x.send(); return x.status;",
    /^stopped: NetworkError$/,
  ],
  [
    'WebSocket',
    "const s = new real.WebSocket('ws://ADDRESS/socket'); return heard((say) => { s.onopen = () => say('got'); s.onerror = () => say('no socket'); });",
    /^stopped: /,
  ],
  [
    'EventSource',
    "const s = new real.EventSource('http://ADDRESS/events'); return heard((say) => { s.onopen = () => say('got'); s.onerror = () => say('no events'); });",
    /^stopped: /,
  ],
  ['importScripts', "return real.importScripts('http://ADDRESS/script.js');", /^stopped: NetworkError$/],
  [
    'a dynamic import',
    'return (await real.Function(\'return import("http://ADDRESS/module.js")\')()).loaded;',
    /^stopped: TypeError$/,
  ],
  [
    'a worker of its own that fetches',
    'const blob = new real.Blob([\'fetch("http://ADDRESS/nested").then(() => postMessage("got"), () => postMessage("stopped"))\']); const w = new real.Worker(real.URL.createObjectURL(blob)); return heard((say) => { w.onmessage = ({ data }) => say(data); w.onerror = () => say(\'no worker\'); });',
    /^stopped: /,
  ],
  ['IndexedDB', "real.indexedDB.open('x'); return 'opened';", /^stopped: (SecurityError|TypeError)$/],
  ['caches', "await real.caches.open('x'); return 'opened';", /^stopped: /],
  ['the file system', 'await real.navigator.storage.getDirectory(); return 1;', /^stopped: /],
  ['localStorage of the page', "return real.localStorage.getItem('secret');", /^got: null$/],
  [
    'the page itself',
    'return [typeof real.document, typeof real.parent, typeof real.top, real.origin];',
    /^got: undefined,undefined,undefined,null$/,
  ],
  ['postMessage', 'return [typeof real.postMessage, typeof real.close];', /^got: undefined,undefined$/],
];

test('whatever a wrapper tries, it reaches no network, no storage and no page', async () => {
  const page = await openSandbox();
  await bring(page, trying(ATTEMPTS.map(([, attempt]) => attempt.replaceAll('ADDRESS', address))));
  const outcomes = await outcomesOn(page);
  for (const [index, [name, , outcome]] of ATTEMPTS.entries()) expect(outcomes[index], name).toMatch(outcome);
  expect(asked).toEqual([]);
});

/** Each library is asked for what is really global, by the way of its own functions. */
const THROUGH_LIBRARIES = `
import axios from 'axios';
import Cookies from 'js-cookie';
import { jwtDecode } from 'jwt-decode';
import { z } from 'zod';
import AsyncStorage from '@react-native-async-storage/async-storage';
import { get } from 'idb-keyval';
import localforage from 'localforage';
const ways = {
  axios: axios.get, adapters: axios.getAdapter, 'js-cookie': Cookies.get, 'jwt-decode': jwtDecode, zod: z.object,
  storage: AsyncStorage.getItem, idb: get, forage: localforage.getItem,
};
export const baseQueryWithReauth = async (args) => {
  if (args !== '/posts' && args.url !== '/posts') return { data: 1 };
  const said = [];
  const note = (name, outcome) => said.push(name + ' ' + outcome);
  for (const [name, way] of Object.entries(ways)) {
    const real = way.constructor.constructor('return this')();
    note(name, await real.fetch('http://ADDRESS/' + name).then(() => 'got', () => 'stopped'));
    note(name + ' page', [typeof real.document, typeof real.parent, real.localStorage.getItem('secret'), real.origin].join());
  }
  for (const adapter of ['fetch', 'xhr', 'http'])
    note('axios by ' + adapter, await axios.get('http://ADDRESS/' + adapter, { adapter }).then(() => 'got', () => 'stopped'));
  const real = axios.get.constructor('return this')();
  note('axios with the real fetch', await axios
    .get('http://ADDRESS/env', { adapter: 'fetch', env: { fetch: real.fetch, Request: real.Request, Response: real.Response } })
    .then(() => 'got', () => 'stopped'));
  Cookies.set('mine', '1');
  note('cookies', String(Cookies.get('secret')));
  note('forage', String(await localforage.getItem('secret')));
  note('storage', String(await AsyncStorage.getItem('secret')));
  console.log('tried ' + said.join('; '));
  return { data: 1 };
};`;

test('through a library and through a storage adapter no more is reached than without', async () => {
  const page = await openSandbox();
  await bring(page, THROUGH_LIBRARIES.replaceAll('ADDRESS', address));
  const all = await outcomesOn(page);
  // These ask the world's network, which may answer them.
  const outcomes = all.filter((one) => !/^axios by (fetch|xhr) /.test(one));
  const names = ['axios', 'adapters', 'js-cookie', 'jwt-decode', 'zod', 'storage', 'idb', 'forage'];
  expect(outcomes).toEqual([
    ...names.flatMap((name) => [`${name} stopped`, `${name} page undefined,undefined,,null`]),
    'axios by http stopped',
    'axios with the real fetch stopped',
    'cookies undefined',
    'forage null',
    'storage null',
  ]);
  expect(asked).toEqual([]);
});

test('a channel of the same name does not reach the page, and a wrapper cannot claim a result by itself', async () => {
  const page = await openSandbox();
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    new BroadcastChannel('lab').onmessage = ({ data }) => heard.push(data);
    addEventListener('message', ({ data }) => heard.push(data));
  });
  await bring(page, trying(["new real.BroadcastChannel('lab').postMessage('hello'); return 'sent';"]));
  await seen(page.getByText('got: sent').first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);

  await bring(page, FORGER);
  await seen(page.getByRole('region', { name: 'Notices' })).toContainText('threw Error: honest');
  await page.getByRole('radio', { name: 'Token check' }).check();
  await page.getByRole('radio', { name: 'Your file' }).check();
  await seen(page.getByRole('region', { name: 'Notices' })).toContainText('threw Error: honest');
});

/** Takes whatever port it can get at, and claims through it that its run ended well. */
const FORGER = `
const real = (() => {}).constructor.constructor('return this')();
const forged = { id: 1, as: 'trace', trace: { wrapper: 'forged', events: [], calls: [], end: 'settled', choices: [], pending: [], timed: true } };
const claim = (port) => { for (let id = 1; id < 50; id += 1) send.call(port, { ...forged, id }); };
const send = real.MessagePort.prototype.postMessage;
const data = Object.getOwnPropertyDescriptor(real.MessageEvent.prototype, 'data').get;
real.MessagePort.prototype.postMessage = function (...all) { claim(this); return send.apply(this, all); };
Object.defineProperty(real.MessageEvent.prototype, 'data', { get() { claim(this.target); return data.call(this); } });
for (const target of [real, real.self]) try { target.dispatchEvent(new real.MessageEvent('message', { data: forged })); } catch {}
try { real.postMessage(forged); } catch {}
export const baseQueryWithReauth = async () => { throw new Error('honest'); };`;

const ENDLESS = [
  ['a loop without end', 'for (;;);'],
  ['a loop of microtasks without end', 'for (;;) await null;'],
  ['memory without end', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length));'],
] as const;

test('what has no end is ended with its frame, and the page goes on', async () => {
  const page = await openSandbox();
  await stopClock(page);
  for (const [what, loop] of ENDLESS) {
    await bring(page, `export const baseQueryWithReauth = async () => { ${loop} };`);
    await passTime(page, page.getByRole('alert'));
    await seen(page.getByRole('alert'), what).toContainText('it did not give the thread back for 5 s');
    await seen(page.locator('iframe'), what).toHaveCount(0);
    await page.getByRole('radio', { name: 'Token check' }).check();
    await seen(page.getByRole('region', { name: 'All facts of this run' }), what).toContainText('all-succeeded');
    await seen(page.getByRole('alert'), what).toHaveCount(0);
  }

  // The frame has no origin, and a policy that lets nothing be loaded.
  await bring(page, 'export const baseQueryWithReauth = async () => ({ data: 1 });');
  const frame = page.locator('iframe');
  await seen(frame).toHaveAttribute('sandbox', 'allow-scripts');
  await seen(frame).toHaveAttribute(
    'srcdoc',
    /default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:"/,
  );
});
