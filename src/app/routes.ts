import type { ComponentType } from 'react';
import type { Progress } from '../quiz/progress/readProgress.ts';
import { inChunk } from '../ui/inChunk.ts';
import type { InChunk } from '../ui/inChunk.ts';
import { EmbedView, isEmbedded } from './pages/embed/Frame.tsx';
import { placeAt } from './shell/places.ts';
import type { Path } from './shell/places.ts';

interface PageModule {
  readonly default: ComponentType;
  /** Fetches what must be there before the page is shown. `name` is what stands for a `:name` in its path. */
  readonly prepare?: (name: string) => Promise<void>;
  /** The address that it leads on to at once, where it is no page itself. */
  readonly leadsTo?: (progress: Progress) => string;
}

/** Whether a page runs wrappers at once, and when the simulator is asked for: before its text on a slow line, or after. */
type Simulator = 'with the page' | 'after the text' | 'not yet';

interface Route {
  readonly Page: InChunk<object>;
  readonly fetch: () => Promise<PageModule>;
  readonly simulator: Simulator;
}

function route(fetch: () => Promise<PageModule>, simulator: Simulator = 'not yet'): Route {
  return { Page: inChunk(async () => (await fetch()).default), fetch, simulator };
}

/** Which page stands at each place of `src/app/shell/places.ts`. */
export const ROUTES: Readonly<Record<Path, Route>> = {
  '/': route(() => import('./pages/contents/ContentsPage.tsx'), 'after the text'),
  '/lessons': route(() => import('./pages/contents/GoOnPage.tsx')),
  '/lessons/:slug': route(() => import('./pages/lesson/LessonPage.tsx'), 'after the text'),
  '/sandbox': route(() => import('./pages/sandbox/SandboxPage.tsx'), 'with the page'),
  '/network': route(() => import('./pages/network/NetworkPage.tsx'), 'with the page'),
  '/explorer': route(() => import('./pages/explorer/ExplorerPage.tsx')),
  '/workbench': route(() => import('./pages/workbench/WorkbenchPage.tsx')),
  '/workbench/table': route(() => import('./pages/workbench/TablePage.tsx')),
  '/live': route(() => import('./pages/live/LivePage.tsx')),
  '/practice': route(() => import('./pages/practice/PracticePage.tsx')),
  '/class': route(() => import('./pages/class/ClassPage.tsx')),
};

/**
 * Fetches all that must be there before an address is shown. `null`: it is there. The promise never fails: showing the
 * page tells what did.
 */
export type LoadPage = (address: string) => Promise<void> | null;

/**
 * Loads pages, each once; what has failed is asked for again.
 *
 * @param startSimulator is called for pages that run something at once
 */
export function createPageLoader(progress: () => Progress, startSimulator: () => void): LoadPage {
  const loaded = new Set<string>();

  function load(address: string): Promise<void> | null {
    const [path = '', search = ''] = address.split('?', 2);
    if (isEmbedded(search)) {
      if (EmbedView.isHere()) return null;
      startSimulator();
      return EmbedView.loadAgain();
    }
    const place = placeAt(path);
    return place === null || loaded.has(path) ? null : fetchPage(path, ROUTES[place.path], place.name);
  }
  async function fetchPage(path: string, { Page, fetch, simulator }: Route, name: string): Promise<void> {
    const arrives = Page.loadAgain();
    if (simulator === 'with the page') startSimulator();
    await arrives;
    try {
      const { prepare, leadsTo } = await fetch();
      const prepared = prepare?.(name);
      if (simulator === 'after the text') startSimulator();
      await prepared;
      if (leadsTo) await load(leadsTo(progress()));
      else loaded.add(path);
    } catch {
      // The page is shown without, and tells what failed.
    }
  }
  return load;
}
