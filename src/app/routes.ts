import { lazy } from 'react';
import type { ComponentType } from 'react';

export interface Page {
  /** Behind the hash: `/sandbox`. */
  readonly path: string;
  /** Its name in the app bar; `null` for a page below another. */
  readonly label: string | null;
  readonly page: ComponentType;
}

/** All pages, in the order of the app bar. A page is one line here. */
export const ROUTES: readonly Page[] = [
  { path: '/', label: 'Contents', page: lazy(() => import('./lessons/contents/ContentsPage.tsx')) },
  { path: '/lessons', label: 'Lessons', page: lazy(() => import('./lessons/GoOnPage.tsx')) },
  { path: '/lessons/:slug', label: null, page: lazy(() => import('./lessons/LessonPage.tsx')) },
  { path: '/sandbox', label: 'Sandbox', page: lazy(() => import('./sandbox/SandboxPage.tsx')) },
  { path: '/network', label: 'You are the network', page: lazy(() => import('./network/NetworkPage.tsx')) },
  { path: '/explorer', label: 'Explorer', page: lazy(() => import('./explorer/ExplorerPage.tsx')) },
  { path: '/workbench', label: 'Workbench', page: lazy(() => import('./workbench/WorkbenchPage.tsx')) },
  { path: '/workbench/table', label: null, page: lazy(() => import('./workbench/table/TablePage.tsx')) },
  { path: '/live', label: 'Live', page: lazy(() => import('./live/LivePage.tsx')) },
  { path: '/practice', label: 'Practice', page: lazy(() => import('./practice/PracticePage.tsx')) },
  { path: '/class', label: null, page: lazy(() => import('./class/ClassPage.tsx')) },
];

/** Where the mark leads. */
export const HOME = '/';
