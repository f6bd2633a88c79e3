import { useEffect, useRef } from 'react';
import type { Playback } from '../../../timeline/index.ts';
import type { AddressState } from '../../address/useAddress.ts';

/** Keeps the playhead in the address while it stands still, and follows the address when it changes by itself. */
export function useStepInAddress(playback: Playback, step: number | null, change: AddressState['change']): void {
  const { playing, seekStep, steps } = playback;
  const here = playback.step === steps ? null : playback.step;
  const written = useRef(step);

  useEffect(() => {
    if (playing || here === written.current) return;
    written.current = here;
    change({ step: here }, 'replace');
  }, [playing, here, change]);

  useEffect(() => {
    if (step === written.current) return;
    written.current = step;
    seekStep(step ?? steps);
  }, [step, seekStep, steps]);
}
