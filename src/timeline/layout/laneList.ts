import { callLabel } from '../../sim/index.ts';
import type { Lane } from './geometry.ts';
import type { RunFacts } from './facts.ts';
import { laneOf } from './rows.ts';
import { storesOf } from './stores.ts';

/** A lane without its place. */
export type LaneHead = Omit<Lane, 'box' | 'from' | 'to'>;

/** The lanes of a run, in order. One without anything in it is left out. */
export function laneList(facts: RunFacts, whole: RunFacts, compact: boolean): readonly LaneHead[] {
  const tabs = whole.trace.scenario.tabs > 1;
  const shortOf = (name: string, tab: number | null): string => (tabs && tab !== null ? `${name}, tab ${tab}` : name);

  const calls = whole.trace.calls
    .toSorted((a, b) => a.tab - b.tab)
    .map((call): LaneHead => ({
      id: `call:${call.id}`,
      kind: 'call',
      name: call.name,
      short: callLabel(call),
      sub: call.operation,
      tab: tabs ? call.tab : null,
    }));
  const appTabs = new Set([
    ...facts.requests.filter((request) => request.call === null).map((request) => request.tab),
    ...facts.logouts.filter((logout) => logout.call === null).map((logout) => logout.tab),
    ...facts.deeds.map((deed) => deed.tab),
  ]);
  const apps = [...appTabs]
    .toSorted((a, b) => a - b)
    .map((tab): LaneHead => ({
      id: laneOf({ call: null, tab }),
      kind: 'app',
      name: 'App',
      short: shortOf('App', tab),
      sub: 'no call',
      tab: tabs ? tab : null,
    }));
  const locks = [...new Map(whole.holds.map((hold) => [`lock:${hold.tab}.${hold.lock}`, hold]))]
    .toSorted(([, a], [, b]) => a.tab - b.tab || a.lock - b.lock)
    .map(([id, hold]): LaneHead => {
      const several = whole.holds.some((other) => other.tab === hold.tab && other.lock !== hold.lock);
      const name = several ? `Lock ${hold.lock}` : 'Lock';
      return {
        id,
        kind: 'lock',
        name,
        short: shortOf(name, hold.tab),
        sub: 'async-mutex',
        tab: tabs ? hold.tab : null,
      };
    });
  const stores = storesOf(whole).map((store): LaneHead => ({
    id: store.id,
    kind: 'store',
    name: store.name,
    short: shortOf('Store', store.tab),
    sub: 'current access token',
    tab: tabs ? store.tab : null,
  }));
  const server: LaneHead = {
    id: 'server',
    kind: 'server',
    name: 'FastAPI',
    short: 'API',
    sub: 'good refresh token',
    tab: null,
  };
  return [...calls, ...apps, ...locks, ...stores, ...(compact ? [] : [server])];
}

/** Whether a lane holds bars, not states. */
export function isCallLane(lane: Pick<Lane, 'kind'>): boolean {
  return lane.kind === 'call' || lane.kind === 'app';
}
