import type { Trace } from '../../../sim/index.ts';
import { TimelinePanel, usePlayback } from '../../../timeline/index.ts';
import { lockedRun } from '../predict/lockedRun.ts';
import type { LockedRun } from '../predict/lockedRun.ts';
import predict from '../predict/predict.module.css';
import { Dock } from './Dock.tsx';
import { StepCaption } from './StepCaption.tsx';
import type { Sandbox } from '../useSandbox.ts';
import { useMemo } from 'react';
import type { ReactNode } from 'react';

interface LockedRunViewProps {
  readonly sandbox: Sandbox;
  readonly trace: Trace;
  readonly question: ReactNode;
  readonly onFile: (file: File) => void;
}

/** A run that is shut until the reader commits: only what is open of it is in the page. */
export function LockedRunView({ sandbox: { subject, file }, trace, question, onFile }: LockedRunViewProps) {
  const locked = useMemo(() => lockedRun(trace), [trace]);
  const playback = usePlayback(locked.trace, { startAt: locked.until });
  return (
    <>
      <TimelinePanel
        trace={locked.trace}
        until={locked.until}
        cover={<Cover locked={locked} />}
        playback={playback}
        caption={<StepCaption trace={locked.trace} step={locked.until} />}
        locked="Commit to an answer to run it."
        label={`The beginning of ${subject.wrapper.title}`}
      />
      {question}
      <Dock subject={subject} trace={null} step={0} request={null} onSeek={playback.seekStep} refusal={file.refusal} onFile={onFile} />
    </>
  );
}

export function Cover({ locked: { atMs } }: { locked: LockedRun }) {
  return (
    <div className={predict.cover}>
      <h2>What happens next?</h2>
      <p>Commit to an answer, and the run goes on from {atMs} ms.</p>
    </div>
  );
}
