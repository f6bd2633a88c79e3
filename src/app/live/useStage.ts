import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createAccessToken, factsOf, NEW_BACKEND, readExpiredAccessToken } from '../../sim/index.ts';
import type { Scenario, Trace } from '../../sim/index.ts';
import { causalOrder, firstDifferentStep } from '../../live/trace/causalOrder.ts';
import { conduct } from '../../live/trace/conduct.ts';
import type { Conducting } from '../../live/trace/conduct.ts';
import { traceOf } from '../../live/trace/traceOf.ts';
import { APP_KEYS, arrange } from '../../live/server/arrange.ts';
import { openDatabase } from '../../live/server/database.ts';
import { DEFAULT_SETTINGS } from '../../live/server/settings.ts';
import type { ServerSettings } from '../../live/server/settings.ts';
import { keepsTokensIn } from '../../live/keepsTokensIn.ts';
import { FIRST_PLACE } from './frames.ts';
import type { Place } from './frames.ts';
import type { Live } from './useLiveSession.ts';

/** A simulated run that was repeated by the real app, message for message. */
export type Repetition =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly scenario: Scenario; readonly waitsFor: string | null }
  | { readonly state: 'stopped'; readonly scenario: Scenario; readonly waitsFor: string | null }
  | { readonly state: 'done'; readonly scenario: Scenario; readonly simulated: Trace; readonly difference: Difference | null };

/** Where live and simulated differ first. */
export interface Difference {
  readonly step: number;
  readonly live: string;
  readonly simulated: string;
}

export interface LiveStage {
  readonly places: readonly Place[];
  readonly repetition: Repetition;
  setPlace(tab: number, place: Partial<Place>): void;
  setTwoTabs(two: boolean): void;
  reload(): void;
  stop(): void;
  reset(): Promise<void>;
  expire(): void;
  revoke(): Promise<void>;
  repeat(wrapper: string, simulated: Trace): Promise<void>;
}

/** The places where the app runs, and what can be done with all of them. */
export function useStage(live: Live | null): LiveStage {
  const [places, setPlaces] = useState<readonly Place[]>([FIRST_PLACE]);
  const [repetition, setRepetition] = useState<Repetition>({ state: 'none' });
  const conducting = useRef<Conducting | null>(null);
  const session = live?.session;

  const change = (part: Partial<Place>, loadAnew = false): void =>
    setPlaces((now) => now.map((place) => ({ ...place, ...part, loading: place.loading + (loadAnew ? 1 : 0) })));

  function stop(): void {
    conducting.current?.stop();
    session?.send({ to: 'all', do: 'stop' });
    change({ as: 'stopped' });
  }

  async function repeat(wrapper: string, simulated: Trace): Promise<void> {
    if (!session) return;
    const { scenario } = simulated;
    conducting.current?.stop();
    flushSync(() => {
      setRepetition({ state: 'running', scenario, waitsFor: null });
      // The pages before are gone before the storage is what the scenario says.
      setPlaces([]);
    });
    session.forgetEpisodes();
    await arrange(scenario, keepsTokensIn(wrapper), openDatabase(), localStorage);
    await session.readSettings();
    session.lookAtStorage();
    const ready = pagesReady(session, scenario.tabs);
    setPlaces(Array.from({ length: scenario.tabs }, () => ({ as: 'frame', loading: 1, start: '/' })));
    await ready;

    const running = conduct(simulated.choices, session, (waitsFor) =>
      setRepetition({ state: 'running', scenario, waitsFor }),
    );
    conducting.current = running;
    try {
      await running.done;
      const episode = session.state().episodes.at(-1);
      setRepetition({ state: 'done', scenario, simulated, difference: episode ? differenceOf(traceOf(episode), simulated) : NOTHING });
    } catch {
      setRepetition({ state: 'stopped', scenario, waitsFor: running.waitsFor() });
    } finally {
      await session.changeSettings((settings) => ({ ...settings, pace: 'real', latency: DEFAULT_SETTINGS.latency }));
    }
  }

  return {
    places,
    repetition,
    repeat,
    stop,
    setPlace: (tab, part) => setPlaces((now) => now.map((place, at) => (at === tab - 1 ? { ...place, ...part } : place))),
    setTwoTabs: (two) =>
      setPlaces(([first = FIRST_PLACE]) => (two ? [first, { ...FIRST_PLACE, start: '/' }] : [first])),
    reload: () => change({ as: 'frame' }, true),
    async reset() {
      stop();
      for (const key of APP_KEYS) localStorage.removeItem(key);
      await openDatabase().update(() => [{ version: 1, backend: NEW_BACKEND, settings: DEFAULT_SETTINGS }, undefined]);
      await session?.readSettings();
      session?.forgetEpisodes();
      session?.startCheckAnew();
      session?.lookAtStorage();
      setRepetition({ state: 'none' });
      setPlaces(([first = FIRST_PLACE]) => [{ ...FIRST_PLACE, loading: first.loading + 1 }]);
    },
    expire() {
      const token = expiredCopy(live?.state.storedToken ?? null, live?.state.settings ?? null);
      if (token !== null) session?.send({ to: 'all', do: 'replace-access-token', token });
    },
    revoke: () =>
      openDatabase().update((record) => {
        const families = Object.entries(record.backend.tokens.families).map(
          ([id, family]) => [id, family.status === 'live' ? { ...family, status: 'logged-out' as const } : family] as const,
        );
        const tokens = { ...record.backend.tokens, families: Object.fromEntries(families) };
        return [{ ...record, backend: { ...record.backend, tokens } }, undefined];
      }),
  };
}

const NOTHING: Difference = { step: 0, live: 'nothing', simulated: 'something' };

/** The same token as if it had been issued long ago: it has expired, and everything else about it is true. */
export function expiredCopy(token: string | null, settings: ServerSettings | null): string | null {
  const claims = token === null ? null : readExpiredAccessToken(token);
  if (!claims || !settings) return null;
  const { accessSeconds } = settings.policy;
  const issuedAtMs = Date.now() - (accessSeconds + 60) * 1000;
  return createAccessToken({ id: claims.sid, username: claims.sub }, claims.gen, issuedAtMs, accessSeconds);
}

/** Where a live trace and a simulated one differ first: in their order, or in what can be counted. */
function differenceOf(live: Trace, simulated: Trace): Difference | null {
  const [a, b] = [causalOrder(live), causalOrder(simulated)];
  const step = firstDifferentStep(a, b);
  if (step !== null) return { step: step + 1, live: a[step] ?? 'nothing more', simulated: b[step] ?? 'nothing more' };
  const { durationMs: _live, ...liveFacts } = factsOf(live);
  const { durationMs: _simulated, ...facts } = factsOf(simulated);
  const [said, should] = [JSON.stringify(liveFacts), JSON.stringify(facts)];
  return said === should ? null : { step: a.length, live: said, simulated: should };
}

/** Resolves when a fresh page has loaded in each tab. */
function pagesReady(session: Live['session'], tabs: number): Promise<void> {
  return new Promise((resolve) => {
    const ready = new Set<number>();
    const unlisten = session.listen(({ type, tab }) => {
      if (type === 'ready') ready.add(tab);
      if (ready.size < tabs) return;
      unlisten();
      resolve();
    });
  });
}
