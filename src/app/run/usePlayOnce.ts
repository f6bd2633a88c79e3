import { useEffect, useRef } from 'react';
import { prefersStillness } from '../../timeline/index.ts';
import type { Playback } from '../../timeline/index.ts';

/** Plays a run as soon as it is on screen; for a reader who wants no motion, it is over at once. */
export function usePlayOnce({ play, toEnd }: Playback, wanted: boolean): void {
  const left = useRef(wanted);
  useEffect(() => {
    if (!left.current) return;
    left.current = false;
    if (prefersStillness()) toEnd();
    else play();
  }, [play, toEnd]);
}
