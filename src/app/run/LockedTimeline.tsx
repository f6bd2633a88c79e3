import { timeText } from '../../sim/index.ts';
import { TimelinePanel } from '../../timeline/index.ts';
import type { Playback, TimelinePanelProps } from '../../timeline/index.ts';
import { Words } from '../../timeline/words/Words.tsx';
import { lockedCaption } from './lockedRun.ts';
import type { LockedRun } from './lockedRun.ts';
import { StepCaption } from './StepCaption.tsx';
import styles from './run.module.css';

interface LockedTimelineProps extends Pick<TimelinePanelProps, 'selected' | 'runLabel' | 'keyShown' | 'label'> {
  readonly locked: LockedRun;
  /** Of the open part: made with its `until`. */
  readonly playback: Playback;
}

/** The open part of a run that is shut, with a cover over the rest. */
export function LockedTimeline({ locked, playback, ...look }: LockedTimelineProps) {
  const { trace, until, atMs } = locked;
  return (
    <TimelinePanel
      trace={trace}
      until={until}
      cover={<Cover locked={locked} />}
      playback={{ ...playback, seekPlace: (place) => playback.seekPlace(Math.min(place, atMs)) }}
      caption={
        playback.step < until ? (
          <StepCaption trace={trace} step={playback.step} />
        ) : (
          <Words sentence={lockedCaption(locked)} />
        )
      }
      locked="Commit to a prediction to run it."
      {...look}
    />
  );
}

/** What lies over the part of a run that is shut. */
export function Cover({ locked: { atMs } }: { readonly locked: LockedRun }) {
  return (
    <div className={styles.cover}>
      <h2>What happens next?</h2>
      <p>Commit to a prediction, and the run goes on from {timeText(atMs)}.</p>
    </div>
  );
}
