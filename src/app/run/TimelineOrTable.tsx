import { useCallback, useRef } from 'react';
import type { RequestId, Trace } from '../../sim/index.ts';
import { playbackKeys, TimelinePanel, TraceTable, Transport } from '../../timeline/index.ts';
import type { TransportProps } from '../../timeline/index.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/panel.module.css';
import { StepCaption } from './StepCaption.tsx';

interface TimelineOrTableProps extends Pick<TransportProps, 'playback' | 'actions' | 'actionsAfter'> {
  readonly trace: Trace;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  readonly selected: RequestId | null;
  readonly onSelect: (request: RequestId | null) => void;
  /** What a screen reader calls the timeline. */
  readonly label: string;
  /** What it calls the table; by default the same. */
  readonly tableLabel?: string;
}

/** A run with its transport, on the timeline or as a table. A button changes from one to the other. */
export function TimelineOrTable(props: TimelineOrTableProps) {
  const { trace, playback, isTable, onTable, selected, onSelect, label, tableLabel = label } = props;
  const toggle = useKeptFocus();
  const bar = {
    playback,
    caption: <StepCaption trace={trace} step={playback.step} />,
    actions: props.actions,
    actionsAfter: (
      <>
        <Button kind="quiet" ref={toggle} onClick={() => onTable(!isTable)}>
          {isTable ? 'Timeline' : 'Table'}
        </Button>
        {props.actionsAfter}
      </>
    ),
  };
  return isTable ? (
    <section className={`tl-around ${panel.panel}`} aria-label={tableLabel} onKeyDown={playbackKeys(playback)}>
      <Transport {...bar} />
      <TraceTable trace={trace} step={playback.step} onSeek={playback.seekStep} />
    </section>
  ) : (
    <TimelinePanel {...bar} trace={trace} selected={selected} onSelect={onSelect} label={label} />
  );
}

/** For a button that another one takes the place of when it is pressed: the new one has the focus that it had. */
function useKeptFocus(): (button: HTMLButtonElement | null) => () => void {
  const hadFocus = useRef(false);
  return useCallback((button) => {
    if (hadFocus.current) button?.focus();
    hadFocus.current = false;
    return () => {
      hadFocus.current = document.activeElement === button;
    };
  }, []);
}
