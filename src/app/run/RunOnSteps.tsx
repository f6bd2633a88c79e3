import { useState } from 'react';
import type { RequestId, Source, Trace } from '../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../timeline/index.ts';
import { SourceAtStep } from './code/SourceAtStep.tsx';
import { StepCaption } from './StepCaption.tsx';
import styles from './run.module.css';

interface RunOnStepsProps {
  readonly trace: Trace;
  readonly source: Source;
  readonly label: string;
}

/** A run whose order was chosen, on a timeline that counts steps, and its source. */
export function RunOnSteps({ trace, source, label }: RunOnStepsProps) {
  const playback = usePlayback(trace);
  const [selected, setSelected] = useState<RequestId | null>(null);
  return (
    <>
      <TimelinePanel
        trace={trace}
        axis="steps"
        playback={playback}
        caption={<StepCaption trace={trace} step={playback.step} />}
        selected={selected}
        onSelect={setSelected}
        label={label}
      />
      <div className={styles.shown}>
        <SourceAtStep source={source} trace={trace} step={playback.step} />
      </div>
    </>
  );
}
