import type { ComponentType } from 'react';
import type { Progress } from '../quiz/progress/readProgress.ts';
import type { Path } from './shell/places.ts';
import type { SimulatorClient } from './worker/client.ts';

/** What the code of a page may bring beside the page. */
export interface PageModule {
  readonly default: ComponentType;
  /** Fetches what must be there before the page is shown. `name` is what stands for a `:name` in its path. */
  readonly prepare?: (name: string) => Promise<void>;
  /** Asks for what the page will run at first, before it is shown. `search` is the query of its address. */
  readonly runAhead?: (simulator: SimulatorClient, at: { readonly name: string; readonly search: string }) => void;
  /** The address that it leads on to at once, where it is no page itself. */
  readonly leadsTo?: (progress: Progress) => string;
}

/** The code of a page. */
export interface PageCode {
  readonly fetch: () => Promise<PageModule>;
  /** Whether the page runs wrappers at once, and when the simulator is asked for: before its code, after it, or not yet. */
  readonly simulator: 'first' | 'after the code' | 'not yet';
}

function code(fetch: PageCode['fetch'], simulator: PageCode['simulator'] = 'not yet'): PageCode {
  return { fetch, simulator };
}

/** An assignment, to work on or to be made. */
const ASSIGNMENT = code(() => import('./pages/assignment/AssignmentPage.tsx'));

/** Which page stands at each place of `src/app/shell/places.ts`. */
export const PAGE_MODULES: Readonly<Record<Path, PageCode>> = {
  '/': code(() => import('./pages/contents/ContentsPage.tsx'), 'after the code'),
  '/lessons': code(() => import('./pages/contents/GoOnPage.tsx')),
  '/lessons/:slug': code(() => import('./pages/lesson/LessonPage.tsx'), 'first'),
  '/sandbox': code(() => import('./pages/sandbox/SandboxPage.tsx'), 'first'),
  '/network': code(() => import('./pages/network/NetworkPage.tsx'), 'first'),
  '/explorer': code(() => import('./pages/explorer/ExplorerPage.tsx')),
  '/workbench': code(() => import('./pages/workbench/WorkbenchPage.tsx')),
  '/workbench/table': code(() => import('./pages/workbench/TablePage.tsx')),
  '/live': code(() => import('./pages/live/LivePage.tsx')),
  '/practice': code(() => import('./pages/practice/PracticePage.tsx')),
  '/class': code(() => import('./pages/class/ClassPage.tsx')),
  '/assignment': ASSIGNMENT,
  '/assignment/make': ASSIGNMENT,
  '/help/:document': code(() => import('./pages/help/HelpPage.tsx')),
};

/** The code of a run alone, which an address with `embed` shows in place of the page. */
export const EMBED: PageCode = code(() => import('./pages/embed/EmbedPage.tsx'), 'first');
