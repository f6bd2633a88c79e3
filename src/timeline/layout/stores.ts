import { isShared } from '../../sim/index.ts';
import type { TokenPlace } from '../../sim/index.ts';
import type { RunFacts } from './facts.ts';

/** Where the app keeps its access token: in a store or a state of each tab, or in `localStorage` or a cookie, which tabs share. */
export interface StoreLane {
  readonly id: string;
  readonly name: string;
  readonly place: TokenPlace;
  /** `null`: shared by the tabs. */
  readonly tab: number | null;
}

/** The stores that this run's wrapper uses; an auth store for each tab where the run does not tell. */
export function storesOf(facts: RunFacts): readonly StoreLane[] {
  const places = new Set<TokenPlace>();
  for (const event of facts.trace.events) {
    if ((event.type === 'token-stored' || event.type === 'token-cleared') && event.kind === 'access')
      places.add(event.place);
  }
  if (places.size === 0) places.add(facts.trace.outOfReach?.includes('access') ? 'cookie.' : 'auth-store');
  const tabs = Array.from({ length: facts.trace.scenario.tabs }, (_, index) => index + 1);
  return [...places].flatMap((place): StoreLane[] => {
    const name = nameOfPlace(place);
    if (place === 'auth-store') return tabs.map((tab) => ({ id: `store:${tab}`, name, place, tab }));
    if (isShared(place)) return [{ id: `store:${place}`, name, place, tab: null }];
    return tabs.map((tab) => ({ id: `store:${place}@${tab}`, name, place, tab }));
  });
}

/** What people call a place where tokens are kept: `Auth store`, `Cookie`. */
export function nameOfPlace(place: TokenPlace): string {
  if (place === 'auth-store') return 'Auth store';
  const [where = ''] = place.split('.');
  return NAMES[where] ?? where;
}

const NAMES: Readonly<Record<string, string>> = { cookie: 'Cookie', state: 'Redux state', app: 'The app’s module' };
