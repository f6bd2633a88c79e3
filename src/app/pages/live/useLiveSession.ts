import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { openDatabase } from '../../../live/lab/server/database.ts';
import { openLiveSession } from './liveSession.ts';
import type { LiveSession, LiveState } from './liveSession.ts';
import { oncePerFrame } from './oncePerFrame.ts';

export interface Live {
  readonly session: LiveSession;
  readonly state: LiveState;
}

/**
 * The lab's ear on the live app, as long as the page is open; `null` for the first moment.
 *
 * @param latencyMs see `openLiveSession`
 */
export function useLiveSession(latencyMs: number | null): Live | null {
  const [session, setSession] = useState<LiveSession | null>(null);
  useEffect(() => {
    const opened = openLiveSession(openDatabase(), latencyMs);
    // oxlint-disable-next-line react/set-state-in-effect -- what is opened has to be closed again
    setSession(opened);
    return () => opened.close();
  }, [latencyMs]);
  const subscribe = useCallback(
    (listener: () => void) => session?.store.subscribe(oncePerFrame(listener)) ?? (() => {}),
    [session],
  );
  const state = useSyncExternalStore(subscribe, () => session?.store.getState() ?? null);
  return session && state ? { session, state } : null;
}
