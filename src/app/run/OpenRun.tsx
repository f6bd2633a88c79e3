import { useCallback, useRef } from 'react';
import type { ReactNode } from 'react';
import { factsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { playbackKeys, TimelinePanel, TraceTable, Transport, usePlayback } from '../../timeline/index.ts';
import { selectedRequest, stepOf } from '../shell/address/runNotices.ts';
import { Button } from '../../ui/Button.tsx';
import { Share } from '../shell/sharing/Share.tsx';
import { ExportMenu } from './export/ExportMenu.tsx';
import { AllFacts } from './facts/AllFacts.tsx';
import { stepsOf } from './facts/factStrip.ts';
import { lockedRun } from './predict/lockedRun.ts';
import { requestAtStep } from './request/requestAtStep.ts';
import panel from '../../ui/panel.module.css';
import type { Sandbox } from './useSandbox.ts';
import { StepCaption } from './StepCaption.tsx';
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
  const isTable = address.view === 'table';
  const toggle = useToggleFocus();

  const bar = {
    playback,
    caption: <StepCaption trace={trace} step={playback.step} />,
    actions: <CompareChoice sandbox={sandbox} />,
    actionsAfter: (
      <>
        <Button kind="quiet" ref={toggle} onClick={() => change({ view: isTable ? 'timeline' : 'table' })}>
          {isTable ? 'Timeline' : 'Table'}
        </Button>
        <ExportMenu sandbox={sandbox} trace={trace} />
        <Share own={sandbox.own} />
      </>
    ),
  };
  return (
    <>
      {isTable ? (
        <section className={panel.panel} aria-label="Timeline as a table" onKeyDown={playbackKeys(playback)}>
          <Transport {...bar} />
          <TraceTable trace={trace} step={playback.step} onSeek={playback.seekStep} />
        </section>
      ) : (
        <TimelinePanel
          {...bar}
          trace={trace}
          selected={request}
          onSelect={(id) => change({ request: id }, 'replace')}
          label={isPrevious ? 'The run before' : `Timeline of ${subject.wrapper.title} in ${sandbox.scenario.title}`}
        />
      )}
      {children}
      <Dock sandbox={sandbox} trace={trace} step={playback.step} request={request} onSeek={playback.seekStep} />
      <AllFacts facts={factsOf(trace)} steps={stepsOf(trace)} />
    </>
  );
}

function notAtAll(): void {}

/** The button that changes the view is another one afterwards: it gets the focus that the first one had. */
function useToggleFocus(): (button: HTMLButtonElement | null) => () => void {
  const hadFocus = useRef(false);
  return useCallback((button) => {
    if (hadFocus.current) button?.focus();
    hadFocus.current = false;
    return () => {
      hadFocus.current = document.activeElement === button;
    };
  }, []);
}
