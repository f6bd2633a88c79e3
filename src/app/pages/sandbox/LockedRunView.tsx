import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../../sim/index.ts';
import { usePlayback } from '../../../timeline/index.ts';
import { lockedRun } from '../../run/lockedRun.ts';
import { LockedTimeline } from '../../run/LockedTimeline.tsx';
import { requestAtStep } from '../../run/atStep.ts';
import { Dock } from './Dock.tsx';
import type { DockSubject } from './Dock.tsx';

interface LockedRunViewProps {
  readonly trace: Trace;
  readonly dock: DockSubject;
  /** The question. */
  readonly children: ReactNode;
}

/** A run that is shut until the reader commits: only what is open of it is in the page. */
export function LockedRunView({ trace, dock, children }: LockedRunViewProps) {
  const locked = useMemo(() => lockedRun(trace), [trace]);
  const { until } = locked;
  const playback = usePlayback(locked.trace, { startAt: until, until });
  const request = requestAtStep(locked.trace, playback.step);
  return (
    <>
      <LockedTimeline
        locked={locked}
        playback={playback}
        selected={request}
        label={`The beginning of ${dock.wrapper.title}`}
      />
      {children}
      <Dock {...dock} at={{ trace: locked.trace, step: playback.step, request, onSeek: playback.seekStep }} isShut />
    </>
  );
}
