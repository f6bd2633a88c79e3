import { useEffect, useRef } from 'react';
import type { Playback } from '../../../timeline/index.ts';

/** Plays a run as soon as it is on screen. */
export function usePlayOnce({ play }: Playback, wanted: boolean): void {
  const left = useRef(wanted);
  useEffect(() => {
    if (!left.current) return;
    left.current = false;
    play();
  }, [play]);
}
