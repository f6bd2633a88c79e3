import type { ReactNode } from 'react';
import { factsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { usePlayback } from '../../timeline/index.ts';
import { selectedRequest, stepOf } from '../shell/address/runNotices.ts';
import { Share } from '../shell/sharing/Share.tsx';
import { ExportMenu } from './export/ExportMenu.tsx';
import { AllFacts } from './facts/AllFacts.tsx';
import { stepsOf } from './facts/factStrip.ts';
import { lockedRun } from './predict/lockedRun.ts';
import { requestAtStep } from './request/requestAtStep.ts';
import type { Sandbox } from './useSandbox.ts';
import { TimelineOrTable } from './TimelineOrTable.tsx';
import { CompareChoice } from './CompareChoice.tsx';
import { Dock } from './Dock.tsx';
import { usePlayOnce } from './usePlayOnce.ts';
import { useStepInAddress } from './useStepInAddress.ts';

interface OpenRunProps {
  readonly sandbox: Sandbox;
  readonly trace: Trace;
  /** What came of the reader's prediction. */
  readonly children: ReactNode;
  /** It was shut until now, and goes on from there. */
  readonly plays: boolean;
}

/** A run on the timeline or as a table, with everything that follows its playhead. */
export function OpenRun({ sandbox, trace, plays, children }: OpenRunProps) {
  const { address, subject } = sandbox;
  /** The run before: it is on screen for a moment, and what is done to it says nothing of the next one. */
  const isPrevious = subject.run.state === 'running';
  const change = isPrevious ? notAtAll : sandbox.change;
  const step = stepOf(address, trace);
  const playback = usePlayback(trace, { startAt: plays ? lockedRun(trace).until : (step ?? 'end') });
  usePlayOnce(playback, plays);
  useStepInAddress(playback, step, change);

  const request = selectedRequest(address, trace) ?? requestAtStep(trace, playback.step);
  return (
    <>
      <TimelineOrTable
        trace={trace}
        playback={playback}
        isTable={address.view === 'table'}
        onTable={(isTable) => change({ view: isTable ? 'table' : 'timeline' })}
        selected={request}
        onSelect={(id) => change({ request: id }, 'replace')}
        label={isPrevious ? 'The run before' : `Timeline of ${subject.wrapper.title} in ${sandbox.scenario.title}`}
        tableLabel="Timeline as a table"
        actions={<CompareChoice sandbox={sandbox} />}
        actionsAfter={
          <>
            <ExportMenu sandbox={sandbox} trace={trace} />
            <Share own={sandbox.own} />
          </>
        }
      />
      {children}
      <Dock sandbox={sandbox} trace={trace} step={playback.step} request={request} onSeek={playback.seekStep} />
      <AllFacts facts={factsOf(trace)} steps={stepsOf(trace)} />
    </>
  );
}

function notAtAll(): void {}
