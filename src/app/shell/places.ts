/** A page's place in the site. */
export interface Place {
  /** Behind the hash: `/sandbox`. */
  readonly path: string;
  /** Its name in the app bar; `null` for a page below another. */
  readonly label: string | null;
}

/** All places, in the order of the app bar. `src/app/routes.ts` says which page stands at each. */
export const PLACES = [
  { path: '/', label: 'Contents' },
  { path: '/lessons', label: 'Lessons' },
  { path: '/lessons/:slug', label: null },
  { path: '/sandbox', label: 'Sandbox' },
  { path: '/network', label: 'You are the network' },
  { path: '/explorer', label: 'Explorer' },
  { path: '/workbench', label: 'Workbench' },
  { path: '/workbench/table', label: null },
  { path: '/live', label: 'Live' },
  { path: '/practice', label: 'Practice' },
  { path: '/class', label: null },
] as const satisfies readonly Place[];

export type Path = (typeof PLACES)[number]['path'];

/** Where the mark leads. */
export const HOME = '/';
