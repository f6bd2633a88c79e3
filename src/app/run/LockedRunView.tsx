import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../timeline/index.ts';
import type { Playback } from '../../timeline/index.ts';
import { Words } from '../../timeline/words/Words.tsx';
import { lockedCaption } from './predict/lockedCaption.ts';
import { lockedRun } from './predict/lockedRun.ts';
import type { LockedRun } from './predict/lockedRun.ts';
import predict from './predict/predict.module.css';
import { requestAtStep } from './request/requestAtStep.ts';
import { Dock } from './Dock.tsx';
import { StepCaption } from './StepCaption.tsx';
import type { Sandbox } from './useSandbox.ts';

interface LockedRunViewProps {
  readonly sandbox: Sandbox;
  readonly trace: Trace;
  /** The question. */
  readonly children: ReactNode;
}

/** A run that is shut until the reader commits: only what is open of it is in the page. */
export function LockedRunView({ sandbox, trace, children }: LockedRunViewProps) {
  const locked = useMemo(() => lockedRun(trace), [trace]);
  const playback = usePlayback(locked.trace, { startAt: locked.until });
  const request = requestAtStep(locked.trace, playback.step);
  return (
    <>
      <TimelinePanel
        trace={locked.trace}
        until={locked.until}
        cover={<Cover locked={locked} />}
        playback={upTo(playback, locked)}
        caption={
          playback.step < locked.until ? (
            <StepCaption trace={locked.trace} step={playback.step} />
          ) : (
            <Words sentence={lockedCaption(locked)} />
          )
        }
        selected={request}
        locked="Commit to an answer to run it."
        label={`The beginning of ${sandbox.subject.wrapper.title}`}
      />
      {children}
      <Dock
        sandbox={sandbox}
        trace={locked.trace}
        step={playback.step}
        request={request}
        onSeek={(step) => playback.seekStep(Math.min(step, locked.until))}
        isShut
      />
    </>
  );
}

/** A playback that ends where the cover begins. */
function upTo(playback: Playback, { until, atMs }: LockedRun): Playback {
  return {
    ...playback,
    steps: until,
    stepForward: () => playback.seekStep(Math.min(playback.step + 1, until)),
    toEnd: () => playback.seekStep(until),
    seekStep: (step) => playback.seekStep(Math.min(step, until)),
    seekPlace: (place) => playback.seekPlace(Math.min(place, atMs)),
    toggle: () => undefined,
    play: () => undefined,
  };
}

/** What lies over the part of a run that is shut. */
export function Cover({ locked: { atMs } }: { locked: LockedRun }) {
  return (
    <div className={predict.cover}>
      <h2>What happens next?</h2>
      <p>Commit to an answer, and the run goes on from {atMs} ms.</p>
    </div>
  );
}
