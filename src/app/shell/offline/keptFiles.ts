/** The build's files, as the build writes them in front of the worker. */
export interface Build {
  /** Another one for every other build. */
  readonly version: string;
  /** Addresses from the root of the site: `assets/lab-1a2b3c4d.js`, and for a page its folder: `./`, `live/`. */
  readonly files: readonly string[];
}

const PREFIX = 'reauth-lab.offline.';

/** How long a page may take before the kept one is shown. */
const PATIENCE_MS = 3000;

/** What is to be answered from what is kept: pages and assets of this site. Anything else, above all an API, is not. */
export function kindOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  root: URL,
): 'page' | 'asset' | null {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  if (mode === 'navigate') return 'page';
  return pathname.startsWith(`${root.pathname}assets/`) ? 'asset' : null;
}

/** The address a page is kept under: hosts differ in what they make of `index.html`, and queries are the page's own. */
function pageAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/index\.html$/, '')}`;
}

/** Stands in the cache of a build when all its files do. */
const WHOLE = 'reauth-lab.whole';

/**
 * Keeps all files of a build. What an earlier build has kept under the same name is the same file: the name has a hash.
 * Where one cannot be had, nothing is kept, and the build before stays.
 *
 * @throws {Error} when the host does not have one of them, or answers with something else
 */
export async function keepFiles({ version, files }: Build, root: URL, caches: CacheStorage): Promise<void> {
  const name = `${PREFIX}${version}`;
  const cache = await caches.open(name);
  const keep = async (file: string): Promise<void> => {
    const url = new URL(file, root).href;
    const isAsset = file.startsWith('assets/');
    const known = isAsset ? await keptAnswer(url, caches) : undefined;
    const response = known ?? (await fetch(url, { cache: isAsset ? 'default' : 'reload' }));
    const fault = known ? null : await faultOf(file, response, files);
    if (fault !== null) throw new Error(`Failed to keep ${file}: the host answered ${fault}. Publish the whole build.`);
    await cache.put(url, response);
  };
  const kept = await Promise.allSettled(files.map(keep));
  const failed = kept.find((one) => one.status === 'rejected');
  if (failed) {
    await caches.delete(name);
    throw failed.reason;
  }
  await cache.put(new URL(WHOLE, root).href, new Response());
}

/** What is wrong with the host's answer: an error page may well be answered 200. `null`: nothing. */
async function faultOf(file: string, response: Response, files: readonly string[]): Promise<string | null> {
  if (!response.ok) return String(response.status);
  const isPage = file === '' || file.endsWith('/');
  const isHtml = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  if (!isPage) return isHtml ? 'a page' : null;
  const text = await response.clone().text();
  const own = files.filter((one) => one.startsWith('assets/') && one.endsWith('.js'));
  return own.some((one) => text.includes(one)) ? null : 'another page';
}

/** Forgets builds before the last one: pages of that one may still be open, and load more of it. */
export async function forgetOldFiles(version: string, caches: CacheStorage): Promise<void> {
  const current = `${PREFIX}${version}`;
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
  const last = (await wholeBuilds(caches)).findLast((name) => name !== current);
  await Promise.all(others.filter((name) => name !== last).map((name) => caches.delete(name)));
}

/** A page comes from the host, so that it is the newest; from what is kept where the host fails, or does not answer soon. */
export async function answerPage(request: Request, caches: CacheStorage): Promise<Response> {
  const kept = await newestKept(pageAddress(request.url), caches);
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const fromHost = fetch(request).then(
    (response) => (isErrorPage(response) ? kept : response),
    () => kept,
  );
  return Promise.race([fromHost, late]);
}

/** A host that asks who the reader is, or sends them elsewhere, has its way. */
function isErrorPage({ type, ok, status }: Response): boolean {
  return !ok && type !== 'opaqueredirect' && ![401, 403, 407].includes(status);
}

/** An asset never changes: its name has a hash of what is in it. */
export async function answerAsset(request: Request, caches: CacheStorage): Promise<Response> {
  return (await keptAnswer(request.url, caches)) ?? fetch(request);
}

function keptAnswer(url: string, caches: CacheStorage): Promise<Response | undefined> {
  return caches.match(url, { ignoreVary: true });
}

async function newestKept(url: string, caches: CacheStorage): Promise<Response | undefined> {
  for (const name of (await wholeBuilds(caches)).toReversed()) {
    const kept = await (await caches.open(name)).match(url, { ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

/** The names of the caches that hold a whole build, the newest last. One that is being filled is none. */
async function wholeBuilds(caches: CacheStorage): Promise<readonly string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const isWhole = await Promise.all(
    names.map(async (name) => {
      const addresses = await (await caches.open(name)).keys();
      return addresses.some(({ url }) => url.endsWith(`/${WHOLE}`));
    }),
  );
  return names.filter((_, at) => isWhole[at]);
}
