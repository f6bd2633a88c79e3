import { lazy } from 'react';
import type { ComponentType } from 'react';

export interface Page {
  /** Behind the hash: `/sandbox`. */
  readonly path: string;
  /** Its name in the app bar. */
  readonly label: string;
  readonly page: ComponentType;
}

/** All pages, in the order of the app bar. A page is one line here. */
export const ROUTES: readonly Page[] = [
  { path: '/sandbox', label: 'Sandbox', page: lazy(() => import('./sandbox/SandboxPage.tsx')) },
];

/** Where `#/` leads. */
export const HOME = '/sandbox';
