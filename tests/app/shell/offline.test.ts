import { beforeEach, expect, test, vi } from 'vitest';
import { answerPage, forgetOldFiles, keepFiles } from '../../../src/app/shell/offline/keptFiles.ts';

const ROOT = new URL('https://lab.example/');
const FILES = ['./', 'assets/main-1.js', 'assets/main-1.css'];

type Answer = Response | Error;

/** What the host answers, by path. */
let host: Record<string, () => Answer>;

const html = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
const file = (text: string, type: string): Response => new Response(text, { headers: { 'content-type': type } });

beforeEach(() => {
  host = publish('1');
  vi.stubGlobal('fetch', (target: string | Request) => {
    const { pathname } = new URL(typeof target === 'string' ? target : target.url);
    const answer = host[pathname]?.() ?? html('There is nothing here.', 404);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
});

function publish(build: string): typeof host {
  return {
    '/': () => html(`<script src="./assets/main-${build}.js"></script>`),
    [`/assets/main-${build}.js`]: () => file(`build ${build}`, 'text/javascript'),
    [`/assets/main-${build}.css`]: () => file('body {}', 'text/css'),
  };
}

function buildOf(build: string) {
  return { version: build, files: FILES.map((name) => name.replace('-1', `-${build}`)) };
}

/** The caches of a browser, in memory, as far as they are used. */
function fakeCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const cacheOf = (name: string) => {
    const items = all.get(name) ?? new Map<string, Response>();
    all.set(name, items);
    return {
      match: (url: string) => Promise.resolve(items.get(url)?.clone()),
      put: (url: string, response: Response) => Promise.resolve(void items.set(url, response.clone())),
      keys: () => Promise.resolve([...items.keys()].map((url) => ({ url }))),
    };
  };
  const caches = {
    open: (name: string) => Promise.resolve(cacheOf(name)),
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
    match: (url: string) => Promise.resolve([...all.values()].flatMap((items) => items.get(url) ?? [])[0]?.clone()),
  };
  return caches as unknown as CacheStorage;
}

/** The page that a visitor gets. */
async function pageFrom(caches: CacheStorage): Promise<string> {
  return (await answerPage(new Request(ROOT), caches)).text();
}

const without = (): Answer => new TypeError('Failed to fetch');

test('without a network the page of the build that was kept is shown', async () => {
  const caches = fakeCaches();
  await keepFiles(buildOf('1'), ROOT, caches);
  host = {};
  for (const path of ['/', '/assets/main-1.js']) host[path] = without;
  expect(await pageFrom(caches)).toContain('main-1.js');
});

test.each([
  ['a network that goes away', without, 'Failed to fetch'],
  ['an error', () => html('Busy.', 503), 'assets/main-2.js: the host answered 503'],
  ['a page in place of a script', () => html('Busy.'), 'assets/main-2.js: the host answered a page'],
])('%s while a new build is being kept leaves the old one in its place', async (_what, script, message) => {
  const caches = fakeCaches();
  await keepFiles(buildOf('1'), ROOT, caches);
  host = { ...publish('2'), '/assets/main-2.js': script };
  await expect(keepFiles(buildOf('2'), ROOT, caches)).rejects.toThrow(message);
  host = { '/': without };
  expect(await pageFrom(caches)).toContain('main-1.js');
});

test('a build whose keeping was cut off in the middle is not shown, and is forgotten with the next', async () => {
  const caches = fakeCaches();
  await keepFiles(buildOf('1'), ROOT, caches);
  const half = await caches.open('reauth-lab.offline.2');
  await half.put(ROOT.href, html('half'));
  host = { '/': without };
  expect(await pageFrom(caches)).toContain('main-1.js');
  host = publish('3');
  await keepFiles(buildOf('3'), ROOT, caches);
  await forgetOldFiles('3', caches);
  expect(await caches.keys()).toEqual(['reauth-lab.offline.1', 'reauth-lab.offline.3']);
});

test('a page that is not the lab’s, as a hotel’s network shows it, is not kept', async () => {
  const caches = fakeCaches();
  host = { ...host, '/': () => html('Welcome. Please log in.') };
  await expect(keepFiles(buildOf('1'), ROOT, caches)).rejects.toThrow(
    'Failed to keep ./: the host answered another page. Publish the whole build.',
  );
  expect(await caches.keys()).toEqual([]);
});

test.each([500, 503, 404])('where the host answers %d, the kept page is shown', async (status) => {
  const caches = fakeCaches();
  await keepFiles(buildOf('1'), ROOT, caches);
  host = { '/': () => html('Busy.', status) };
  expect(await pageFrom(caches)).toContain('main-1.js');
});

test('a host that asks who the visitor is has its way', async () => {
  const caches = fakeCaches();
  await keepFiles(buildOf('1'), ROOT, caches);
  host = { '/': () => html('Log in.', 401) };
  expect(await pageFrom(caches)).toBe('Log in.');
});
