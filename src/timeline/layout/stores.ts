import type { TokenPlace } from '../../sim/index.ts';
import type { RunFacts } from './facts.ts';

/** Where the app keeps its access token: the auth store of a tab, or a key of `localStorage`, which tabs share. */
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
  if (places.size === 0) places.add('auth-store');
  const tabs = Array.from({ length: facts.trace.scenario.tabs }, (_, index) => index + 1);
  return [...places].flatMap((place): StoreLane[] =>
    place === 'auth-store'
      ? tabs.map((tab) => ({ id: `store:${tab}`, name: 'Auth store', place, tab }))
      : [{ id: `store:${place}`, name: 'localStorage', place, tab: null }],
  );
}
