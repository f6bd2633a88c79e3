import { useState } from 'react';
import type { RequestId, Trace } from '../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../timeline/index.ts';
import { StepCaption } from './StepCaption.tsx';

/** A run whose order was chosen, on a timeline that counts steps. */
export function RunOnSteps({ trace, label }: { readonly trace: Trace; readonly label: string }) {
  const playback = usePlayback(trace);
  const [selected, setSelected] = useState<RequestId | null>(null);
  return (
    <TimelinePanel
      trace={trace}
      axis="steps"
      playback={playback}
      caption={<StepCaption trace={trace} step={playback.step} />}
      selected={selected}
      onSelect={setSelected}
      label={label}
    />
  );
}
