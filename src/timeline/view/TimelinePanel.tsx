import type { ReactNode } from 'react';
import { playbackKeys } from '../playback/keys.ts';
import { Key } from './Key.tsx';
import type { TimelinePanelProps } from './props.ts';
import { Timeline } from './Timeline.tsx';
import { Transport } from './Transport.tsx';

/** Transport, timeline and key, in one panel whose keys play the run. */
export function TimelinePanel({
  caption,
  actions,
  actionsAfter,
  runLabel,
  locked,
  keyShown = true,
  ...timeline
}: TimelinePanelProps): ReactNode {
  const { playback, trace, label = 'Timeline' } = timeline;
  return (
    <section className="tl-panel" aria-label={label} onKeyDown={playbackKeys(playback)}>
      <Transport {...{ playback, caption, actions, actionsAfter, runLabel, locked }} />
      <Timeline {...timeline} />
      {keyShown && <Key trace={trace} />}
    </section>
  );
}
