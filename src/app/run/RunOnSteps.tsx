import '@xyflow/react/dist/base.css';
import '../../timeline/timeline.css';
import { useState } from 'react';
import type { RequestId, Trace } from '../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../timeline/index.ts';
import { caption, ending, opening } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { Words } from '../../timeline/words/Words.tsx';

/** A run whose order was chosen, on a timeline that counts steps. */
export function RunOnSteps({ trace, label }: { readonly trace: Trace; readonly label: string }) {
  const playback = usePlayback(trace);
  const [selected, setSelected] = useState<RequestId | null>(null);
  return (
    <TimelinePanel
      trace={trace}
      axis="steps"
      playback={playback}
      caption={<Words sentence={sentenceAt(trace, playback.step)} />}
      selected={selected}
      onSelect={setSelected}
      label={label}
    />
  );
}

function sentenceAt(trace: Trace, step: number): Sentence {
  const last = trace.events.at(-1)?.step ?? 0;
  if (step <= 0 || last === 0) return opening(trace);
  if (step >= last && (trace.end === 'stuck' || trace.end === 'runaway')) return ending(trace);
  return caption(trace, Math.min(step, last));
}
