import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { CHANNEL } from '../../../live/lab/report/messages.ts';
import type { Command, Message, Report, StoreContents } from '../../../live/lab/report/messages.ts';
import { storedAccessToken } from '../../../live/lab/report/knownTokens.ts';
import type { Database } from '../../../live/lab/server/database.ts';
import { DEFAULT_SETTINGS, withLatency } from '../../../live/lab/server/liveSettings.ts';
import type { ServerSettings } from '../../../live/lab/server/liveSettings.ts';
import { addReport } from '../../../live/lab/trace/episodes.ts';
import type { Episode } from '../../../live/lab/trace/episodes.ts';
import type { Stage } from '../../../live/lab/trace/conduct.ts';
import { NEW_CHECK, observe } from './guidedSteps.ts';
import type { Check, Observation } from './guidedSteps.ts';

/** A page of the live app that is there. */
export interface LiveTab {
  readonly page: string;
  readonly wrapper: string;
  readonly backend: 'worker' | 'remote';
  readonly store: StoreContents;
  /** What its store held before the page was loaded anew; `null` at first. */
  readonly before: StoreContents | null;
}

export interface LiveState {
  readonly tabs: Readonly<Record<number, LiveTab>>;
  /** What the stores of pages held that are gone, by tab. */
  readonly left: Readonly<Record<number, StoreContents>>;
  readonly episodes: readonly Episode[];
  /** `null` until the database was read. */
  readonly settings: ServerSettings | null;
  /** Why a page could not start. */
  readonly problem: string | null;
  readonly storedToken: string | null;
  readonly check: Check;
}

/** What the lab knows of the live app, and what it can do with it. */
export interface LiveSession extends Stage {
  readonly store: Pick<StoreApi<LiveState>, 'getState' | 'subscribe'>;
  changeSettings(change: (settings: ServerSettings) => ServerSettings): Promise<void>;
  /** Takes over what was put into the database. */
  readSettings(): Promise<void>;
  /** Looks at the storage again: not every change of it is told. */
  lookAtStorage(): void;
  paste(text: string): void;
  startCheckAnew(): void;
  forgetEpisodes(): void;
  close(): void;
}

/**
 * Listens to the pages of the live app.
 *
 * @param latencyMs what a request and its answer take from now on; `null`: what they took before
 */
export function openLiveSession(database: Database, latencyMs: number | null): LiveSession {
  const channel = new BroadcastChannel(CHANNEL);
  const store = createStore<LiveState>(() => ({
    tabs: {},
    left: {},
    episodes: [],
    settings: null,
    problem: null,
    storedToken: storedAccessToken(),
    check: NEW_CHECK,
  }));
  const { getState, setState } = store;
  const note = (observation: Observation): void => setState(({ check }) => ({ check: observe(check, observation) }));
  const lookAtStorage = (): void => {
    const token = storedAccessToken();
    if (token !== getState().storedToken) setState({ storedToken: token });
    note({ type: 'stored', token, nowMs: Date.now() });
  };
  const readSettings = async (): Promise<void> => setState({ settings: (await database.read()).settings });

  const hear = (report: Report): void => {
    lookAtStorage();
    setState((state) => ({ ...tabsAfter(state, report), problem: problemAfter(state.problem, report) }));
    setState(({ settings, tabs, episodes }) => {
      if (!settings) return {};
      const wrapper = tabs[report.tab]?.wrapper ?? '';
      const count = Object.keys(tabs).length > 1 ? 2 : 1;
      return { episodes: addReport(episodes, report, { wrapper, settings, tabs: count }) };
    });
    note({ type: 'report', report });
  };
  const listen = (listener: (report: Report) => void): (() => void) => {
    const onMessage = ({ data }: MessageEvent<Message>): void => {
      if ('type' in data) listener(data);
    };
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  };
  // First of all who listen: they may ask for the state.
  listen(hear);
  window.addEventListener('storage', lookAtStorage);
  // A lab that was closed in the middle of a repetition left the network held, and nobody to release it.
  const openingSettings = (settings: ServerSettings): ServerSettings =>
    latencyMs === null
      ? released(settings)
      : withLatency(withLatency(released(settings), 'api', latencyMs), 'refresh', latencyMs);
  void database
    .update((record) => [{ ...record, settings: openingSettings(record.settings) }, undefined])
    .then(readSettings);
  channel.postMessage({ to: 'all', do: 'report' } satisfies Command);

  return {
    store,
    readSettings,
    lookAtStorage,
    listen,
    send: (command) => channel.postMessage(command),
    async changeSettings(changed) {
      const settings = await database.update((record) => {
        const next = changed(record.settings);
        return [{ ...record, settings: next }, next];
      });
      setState({ settings });
    },
    paste: (text) => note({ type: 'pasted', text }),
    startCheckAnew: () =>
      setState(({ storedToken, check }) => ({ check: { ...NEW_CHECK, stored: storedToken, page: check.page } })),
    forgetEpisodes: () => setState({ episodes: [] }),
    close() {
      channel.close();
      window.removeEventListener('storage', lookAtStorage);
    },
  };
}

function released(settings: ServerSettings): ServerSettings {
  return settings.pace === 'held' ? { ...settings, pace: 'real', latency: DEFAULT_SETTINGS.latency } : settings;
}

function tabsAfter({ tabs, left }: LiveState, report: Report): Pick<LiveState, 'tabs' | 'left'> {
  const { tab, page } = report;
  const known = tabs[tab];
  switch (report.type) {
    case 'ready': {
      const { wrapper, backend, store } = report;
      return { tabs: { ...tabs, [tab]: { page, wrapper, backend, store, before: left[tab] ?? null } }, left };
    }
    case 'store':
      return { tabs: known ? { ...tabs, [tab]: { ...known, store: report.store } } : tabs, left };
    case 'gone': {
      if (known?.page !== page) return { tabs, left };
      const others = Object.entries(tabs).filter(([number]) => Number(number) !== tab);
      return { tabs: Object.fromEntries(others), left: { ...left, [tab]: known.store } };
    }
    default:
      return { tabs, left };
  }
}

function problemAfter(problem: string | null, report: Report): string | null {
  if (report.type === 'problem') return report.message;
  return report.type === 'ready' ? null : problem;
}
