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

/**
 * Keeps all files of a build. What an earlier build has kept under the same name is the same file: the name has a hash.
 *
 * @throws {Error} when the host does not have one of them
 */
export async function keepFiles({ version, files }: Build, root: URL, caches: CacheStorage): Promise<void> {
  const cache = await caches.open(`${PREFIX}${version}`);
  const keep = async (file: string): Promise<void> => {
    const url = new URL(file, root).href;
    const isAsset = file.startsWith('assets/');
    const known = isAsset ? await keptAnswer(url, caches) : undefined;
    const response = known ?? (await fetch(url, { cache: isAsset ? 'default' : 'reload' }));
    if (!response.ok)
      throw new Error(`Failed to keep ${file}: the host answered ${response.status}. Publish the whole build.`);
    await cache.put(url, response);
  };
  await Promise.all(files.map(keep));
}

/** Forgets builds before the last one: pages of that one may still be open, and load more of it. */
export async function forgetOldFiles(version: string, caches: CacheStorage): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== `${PREFIX}${version}`);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

/** A page comes from the host, so that it is the newest; from what is kept where the host does not answer soon. */
export async function answerPage(request: Request, caches: CacheStorage): Promise<Response> {
  const kept = await newestKept(pageAddress(request.url), caches);
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

/** An asset never changes: its name has a hash of what is in it. */
export async function answerAsset(request: Request, caches: CacheStorage): Promise<Response> {
  return (await keptAnswer(request.url, caches)) ?? fetch(request);
}

function keptAnswer(url: string, caches: CacheStorage): Promise<Response | undefined> {
  return caches.match(url, { ignoreVary: true });
}

async function newestKept(url: string, caches: CacheStorage): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of names.toReversed()) {
    const kept = await (await caches.open(name)).match(url, { ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}
