import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { Path } from './shell/places.ts';

/** Which page stands at each place of `src/app/shell/places.ts`. */
export const PAGES: Readonly<Record<Path, ComponentType>> = {
  '/': lazy(() => import('./pages/contents/ContentsPage.tsx')),
  '/lessons': lazy(() => import('./pages/contents/GoOnPage.tsx')),
  '/lessons/:slug': lazy(() => import('./pages/lesson/LessonPage.tsx')),
  '/sandbox': lazy(() => import('./pages/sandbox/SandboxPage.tsx')),
  '/network': lazy(() => import('./pages/network/NetworkPage.tsx')),
  '/explorer': lazy(() => import('./pages/explorer/ExplorerPage.tsx')),
  '/workbench': lazy(() => import('./pages/workbench/WorkbenchPage.tsx')),
  '/workbench/table': lazy(() => import('./pages/workbench/TablePage.tsx')),
  '/live': lazy(() => import('./pages/live/LivePage.tsx')),
  '/practice': lazy(() => import('./pages/practice/PracticePage.tsx')),
  '/class': lazy(() => import('./pages/class/ClassPage.tsx')),
};
