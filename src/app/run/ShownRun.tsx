import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Trace } from '../../sim/index.ts';
import { WaitingPanel } from './WaitingPanel.tsx';
import styles from './run.module.css';

const RunOnSteps = lazy(async () => ({ default: (await import('./RunOnSteps.tsx')).RunOnSteps }));

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
      <Suspense fallback={<WaitingPanel />}>
        <RunOnSteps trace={trace} label={label} />
      </Suspense>
    </div>
  );
}
