import { useEffect, useState } from 'react';
import type { RequestId } from '../../../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../../../timeline/index.ts';
import { lineAtStep } from '../../../run/atStep.ts';
import { StepCaption } from '../../../run/StepCaption.tsx';
import { checkTitle } from './standingWords.ts';
import type { Witness } from './useWitnesses.ts';
import styles from './checks.module.css';

interface WitnessPanelProps {
  readonly witness: Witness;
  /** Told of the line where the code stands at the playhead; `null` for none. */
  readonly onLine: (line: number | null) => void;
}

/** The run that violates a check, with the playhead where it does. */
export function WitnessPanel({ witness, onLine }: WitnessPanelProps) {
  const { check, because, trace, step, request, line } = witness;
  const playback = usePlayback(trace, { startAt: step });
  const [selected, setSelected] = useState<RequestId | null>(request);
  const current = playback.step === step ? line : lineAtStep(trace, playback.step);
  useEffect(() => onLine(current), [onLine, current]);
  return (
    <div className={styles.witness}>
      <p>
        <b>{checkTitle(check)}.</b> {because}
      </p>
      <TimelinePanel
        trace={trace}
        {...(!trace.timed && { axis: 'steps' })}
        playback={playback}
        selected={selected}
        onSelect={setSelected}
        caption={<StepCaption trace={trace} step={playback.step} />}
        runLabel={null}
        keyShown={false}
        label={`The run that violates: ${checkTitle(check)}`}
      />
    </div>
  );
}
