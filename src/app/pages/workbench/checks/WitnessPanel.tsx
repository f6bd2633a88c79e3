import { useEffect, useMemo, useState } from 'react';
import { gapsOf, standsAt } from '../../../../sim/index.ts';
import type { CallStand, RequestId } from '../../../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../../../timeline/index.ts';
import { lineAtStep } from '../../../run/atStep.ts';
import { Gaps, StandList } from '../../../run/code/CallStands.tsx';
import { StepCaption } from '../../../run/StepCaption.tsx';
import { checkTitle } from './standingWords.ts';
import type { Witness } from './useWitnesses.ts';
import styles from './checks.module.css';

interface WitnessPanelProps {
  readonly witness: Witness;
  /** Told of the line where the code stands at the playhead; `null` for none. */
  readonly onLine: (line: number | null) => void;
  /** Told where the calls stand at the playhead. */
  readonly onStands: (stands: readonly CallStand[]) => void;
  /** A reader wants to see a line of their text. */
  readonly onGo: (place: Pick<CallStand, 'file' | 'line'>) => void;
  /** The file that is checked. */
  readonly file: string;
}

/** The run that violates a check, with the playhead where it does. */
export function WitnessPanel({ witness, onLine, onStands, onGo, file }: WitnessPanelProps) {
  const { check, because, trace, step, request, line } = witness;
  const playback = usePlayback(trace, { startAt: step });
  const [selected, setSelected] = useState<RequestId | null>(request);
  const current = playback.step === step ? line : lineAtStep(trace, playback.step);
  useEffect(() => onLine(current), [onLine, current]);
  const stands = useMemo(() => standsAt(trace, playback.step), [trace, playback.step]);
  useEffect(() => onStands(stands), [onStands, stands]);
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
      <StandList stands={stands} file={file} onLine={onGo} />
      <Gaps gaps={gapsOf(trace).filter((gap) => gap.step <= playback.step)} onLine={onGo} />
    </div>
  );
}
