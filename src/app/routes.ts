import type { Progress } from '../quiz/progress/readProgress.ts';
import { inChunk } from '../ui/inChunk.ts';
import type { InChunk } from '../ui/inChunk.ts';
import { EMBED, PAGE_MODULES } from './pageModules.ts';
import type { PageCode } from './pageModules.ts';
import { isEmbedded, placeAt, PLACES } from './shell/places.ts';
import type { Path } from './shell/places.ts';
import { startWorkerEarly } from './worker/earlyWorker.ts';
import type { SimulatorClient } from './worker/client.ts';

interface Route extends PageCode {
  readonly Page: InChunk<object>;
}

function routeTo(code: PageCode): Route {
  return { ...code, Page: inChunk(async () => (await code.fetch()).default) };
}

/** The pages by their places. */
export const ROUTES: ReadonlyMap<Path, Route> = new Map(
  PLACES.map(({ path }) => [path, routeTo(PAGE_MODULES[path])] as const),
);

export const EMBED_ROUTE: Route = routeTo(EMBED);

/**
 * Fetches all that must be there before an address is shown. `null`: it is there. The promise never fails: showing the
 * page tells what did.
 *
 * @param isNext it is shown as soon as it is there: what it runs at first is run meanwhile
 */
export type LoadPage = (address: string, isNext?: boolean) => Promise<void> | null;

/** Loads pages, each once; what has failed is asked for again. */
export function createPageLoader(progress: () => Progress, simulator: SimulatorClient): LoadPage {
  const loaded = new Set<string>();

  function load(address: string, isNext = false): Promise<void> | null {
    const [path = '', search = ''] = address.split('?', 2);
    const place = isEmbedded(search) ? { route: EMBED_ROUTE, name: '', key: '?embed' } : pageAt(path);
    if (!place || loaded.has(place.key)) return null;
    return fetchPage(place, isNext ? search : null);
  }
  async function fetchPage({ route, name, key }: PageAt, search: string | null): Promise<void> {
    if (route.simulator === 'first') startWorkerEarly();
    await route.Page.loadAgain();
    try {
      const { prepare, runAhead, leadsTo } = await route.fetch();
      const prepared = prepare?.(name);
      if (route.simulator === 'after the code') startWorkerEarly();
      if (search !== null) runAhead?.(simulator, { name, search });
      await prepared;
      if (leadsTo) await load(leadsTo(progress()), search !== null);
      else loaded.add(key);
    } catch {
      // The page is shown without, and tells what failed.
    }
  }
  return load;
}

interface PageAt {
  readonly route: Route;
  readonly name: string;
  /** What is there once it is loaded. */
  readonly key: string;
}

function pageAt(path: string): PageAt | null {
  const place = placeAt(path);
  const route = place && ROUTES.get(place.path);
  return route ? { route, name: place.name, key: path } : null;
}
