import { useEffect, useRef } from 'react';
import type { Playback } from '../../timeline/index.ts';
import type { AddressState } from '../shell/address/useAddress.ts';

/**
 * Keeps the playhead in the address while it stands still, and follows the address when that changes by itself.
 *
 * @param step of the address; `null` for the end of the run
 */
export function useStepInAddress(playback: Playback, step: number | null, change: AddressState['change']): void {
  const { playing, seekStep, steps } = playback;
  const here = playback.step === steps ? null : playback.step;
  /** What the address says, as far as this hook knows. */
  const known = useRef(step);

  useEffect(() => {
    if (step === known.current) return;
    known.current = step;
    seekStep(step ?? steps);
  }, [step, seekStep, steps]);

  useEffect(() => {
    if (playing || here === known.current) return;
    known.current = here;
    change({ step: here }, 'replace');
  }, [playing, here, change]);
}
