import { useEffect, useRef } from 'react';
import type { Trace } from '../../sim/index.ts';
import { inChunk } from '../../ui/inChunk.ts';
import { Until } from '../../ui/Until.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';
import styles from './run.module.css';

const RunOnSteps = inChunk(async () => (await import('./RunOnSteps.tsx')).RunOnSteps);

interface ShownRunProps {
  readonly trace: Trace;
  readonly label: string;
  /** The reader asked for it just now: it comes into sight. */
  readonly comesIntoSight: boolean;
}

/** A run on the timeline, below what it belongs to. */
export function ShownRun({ trace, label, comesIntoSight }: ShownRunProps) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useRef(comesIntoSight);
  useEffect(() => {
    if (wanted.current) place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={styles.shown}>
      <Until all={[RunOnSteps.load()]} meanwhile={<WaitingPanel />}>
        <RunOnSteps trace={trace} label={label} />
      </Until>
    </div>
  );
}
