import { useEffect, useRef } from 'react';
import type { Source, Trace } from '../../sim/index.ts';
import { inChunk } from '../../ui/inChunk.ts';
import { Until } from '../../ui/Until.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';
import styles from './run.module.css';

const RunOnSteps = inChunk(async () => (await import('./RunOnSteps.tsx')).RunOnSteps);

interface ShownRunProps {
  readonly trace: Trace;
  readonly source: Source;
  readonly label: string;
  /** The reader asked for it just now: it comes into sight. */
  readonly comesIntoSight: boolean;
}

/** A run on the timeline and in its source, below what it belongs to. */
export function ShownRun({ trace, source, label, comesIntoSight }: ShownRunProps) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useRef(comesIntoSight);
  useEffect(() => {
    if (wanted.current) place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} className={styles.shown}>
      <Until all={[RunOnSteps.load()]} meanwhile={<WaitingPanel />}>
        <RunOnSteps trace={trace} source={source} label={label} />
      </Until>
    </div>
  );
}
