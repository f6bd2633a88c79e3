/** A page's place in the site. */
export interface Place {
  /** Behind the hash: `/sandbox`. */
  readonly path: string;
  /** Its name in the app bar; `null` for a page below another. */
  readonly label: string | null;
}

/** All places, in the order of the app bar. `src/app/pageModules.ts` says which page stands at each. */
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
  { path: '/assignment', label: null },
  { path: '/assignment/make', label: null },
  { path: '/help/:document', label: null },
] as const satisfies readonly Place[];

export type Path = (typeof PLACES)[number]['path'];

/** A place, and what of the address stands for a `:name` in its path; empty where there is none. */
interface Found {
  readonly path: Path;
  readonly name: string;
}

/** The place that a path belongs to; `null` where nothing stands. */
export function placeAt(path: string): Found | null {
  for (const place of PLACES) {
    const found = new RegExp(`^${place.path.replace(/:\w+/, '([^/]+)')}/?$`, 'i').exec(path);
    if (found) return { path: place.path, name: found[1] ?? '' };
  }
  return null;
}

/** Whether the query of an address asks for a run alone, without app bar and page. */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).has('embed');
}

/** Where the mark leads. */
export const HOME = '/';
