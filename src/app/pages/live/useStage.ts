import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createAccessToken, NEW_BACKEND, readExpiredAccessToken } from '../../../sim/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { refusedCopy } from '../../../live/lab/report/knownTokens.ts';
import { APP_KEYS } from '../../../live/lab/server/arrange.ts';
import { openDatabase } from '../../../live/lab/server/database.ts';
import { DEFAULT_SETTINGS } from '../../../live/lab/server/liveSettings.ts';
import type { ServerSettings } from '../../../live/lab/server/liveSettings.ts';
import { startRepeating } from './repeating.ts';
import type { Repeating, Repetition } from './repeating.ts';
import type { Live } from './useLiveSession.ts';

/** What stands in one of the two places for the app. */
export interface Place {
  readonly as: 'frame' | 'own-tab' | 'stopped';
  /** Another number loads the frame anew. */
  readonly loading: number;
  /** Where the app begins: behind the hash. */
  readonly start: string;
}

const FIRST_PLACE: Place = { as: 'frame', loading: 1, start: '/blog' };

export interface LiveStage {
  readonly places: readonly Place[];
  readonly repetition: Repetition;
  openInOwnTab(tab: number, address: string): void;
  bringBack(tab: number): void;
  setTwoTabs(two: boolean): void;
  reload(): void;
  stop(): void;
  reset(): Promise<void>;
  expire(): void;
  revoke(): Promise<void>;
  repeat(wrapper: string, simulated: Trace): Promise<void>;
  stopRepeating(): Promise<void>;
}

/** The places where the app runs, and what can be done with all of them. */
export function useStage(live: Live | null): LiveStage {
  const [places, setPlaces] = useState<readonly Place[]>([FIRST_PLACE]);
  const [repetition, setRepetition] = useState<Repetition>({ state: 'none' });
  const current = useRef<Repeating | null>(null);
  const session = live?.session;
  useEffect(() => () => current.current?.stop(), []);

  const changeAll = (change: (place: Place, tab: number) => Place): void =>
    setPlaces((now) => now.map((place, at) => change(place, at + 1)));

  function stop(): void {
    current.current?.stop();
    session?.send({ to: 'all', do: 'stop' });
    changeAll((place) => ({ ...place, as: 'stopped' }));
  }

  /** Ends the repetition that is under way, if one is, with everything that it held. */
  async function stopRepeating(): Promise<void> {
    current.current?.stop();
    await current.current?.over;
  }

  async function repeat(wrapper: string, simulated: Trace): Promise<void> {
    if (!session) return;
    await stopRepeating();
    flushSync(() => {
      setRepetition({ state: 'running', scenario: simulated.scenario, waitsFor: null });
      // The pages before are gone before the storage is what the scenario says.
      setPlaces([]);
    });
    session.forgetEpisodes();
    current.current = startRepeating({
      session,
      wrapper,
      simulated,
      onReady: () => setPlaces(Array.from({ length: simulated.scenario.tabs }, () => ({ ...FIRST_PLACE, start: '/' }))),
      onChange: setRepetition,
    });
    await current.current.over;
  }

  return {
    places,
    repetition,
    repeat,
    stopRepeating,
    stop,
    openInOwnTab(tab, address) {
      // First the frame goes: the service worker would ask it about the new page, and it would never answer.
      flushSync(() => changeAll((place, at) => (at === tab ? { ...place, as: 'own-tab' } : place)));
      window.open(address, `reauth-lab-live-${tab}`);
    },
    bringBack(tab) {
      const show = (): void =>
        changeAll((place, at) => (at === tab ? { ...place, as: 'frame', loading: place.loading + 1 } : place));
      if (!session || !live?.state.tabs[tab]) return show();
      const unlisten = session.listen((report) => {
        if (report.type !== 'gone' || report.tab !== tab) return;
        unlisten();
        show();
      });
      session.send({ to: tab, do: 'stop' });
    },
    setTwoTabs: (two) =>
      setPlaces(([first = FIRST_PLACE]) => (two ? [first, { ...FIRST_PLACE, start: '/' }] : [first])),
    reload() {
      // A page that is there loads itself: until the next one is there, it lets the service worker's questions through.
      session?.send({ to: 'all', do: 'reload' });
      changeAll((place, tab) =>
        place.as === 'own-tab' || live?.state.tabs[tab] ? place : { ...place, as: 'frame', loading: place.loading + 1 },
      );
    },
    async reset() {
      stop();
      await stopRepeating();
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
          ([id, family]) =>
            [id, family.status === 'live' ? { ...family, status: 'logged-out' as const } : family] as const,
        );
        const tokens = { ...record.backend.tokens, families: Object.fromEntries(families) };
        return [{ ...record, backend: { ...record.backend, tokens } }, undefined];
      }),
  };
}

/**
 * The same token as if it had been issued long ago: it has expired, and everything else about it is true. Of a token that
 * another server has signed, what that server refuses.
 */
export function expiredCopy(token: string | null, settings: ServerSettings | null): string | null {
  if (token === null || !settings) return null;
  const claims = readExpiredAccessToken(token);
  if (!claims) return refusedCopy(token, Math.floor(Date.now() / 1000) - 60);
  const { accessSeconds } = settings.policy;
  const issuedAtMs = Date.now() - (accessSeconds + 60) * 1000;
  return createAccessToken({ id: claims.sid, username: claims.sub }, claims.gen, issuedAtMs, accessSeconds);
}
