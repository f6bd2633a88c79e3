import { useState } from 'react';
import type { RequestId, Trace } from '../../../sim/index.ts';
import type { Episode } from '../../../live/lab/trace/episodes.ts';
import { playbackKeys, TimelinePanel, TraceTable, Transport, usePlayback } from '../../../timeline/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import panel from '../../../ui/panel.module.css';
import { StepCaption } from '../../run/StepCaption.tsx';
import { LiveDock } from './LiveDock.tsx';
import styles from './live.module.css';

interface LiveTimelineProps {
  readonly trace: Trace;
  readonly episode: Episode;
  readonly episodes: readonly Episode[];
  /** `null`: always the newest. */
  readonly onShow: (id: number | null) => void;
}

/** What the app just did, or is doing, drawn like a simulated run. */
export function LiveTimeline({ trace, episode, episodes, onShow }: LiveTimelineProps) {
  const playback = usePlayback(trace);
  const [isTable, setTable] = useState(false);
  const [selected, setSelected] = useState<RequestId | null>(null);
  const newest = episodes.at(-1);
  const options = episodes.map(({ id }) => ({
    value: String(id),
    label: id === newest?.id ? `${id}, the newest` : String(id),
  }));
  const bar = {
    playback,
    caption: <StepCaption trace={trace} step={playback.step} />,
    actions: (
      <span className={styles.episode}>
        <span className={styles.wide}>Recording </span>
        <Pick
          label="Recording"
          options={options}
          value={String(episode.id)}
          onChange={(id) => onShow(Number(id) === newest?.id ? null : Number(id))}
        />
      </span>
    ),
    actionsAfter: (
      <Button kind="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
        {isTable ? 'Timeline' : 'Table'}
      </Button>
    ),
  };
  const label = episode === newest ? 'Timeline, live' : `Timeline of recording ${episode.id}`;
  const isThere = trace.events.some((event) => 'request' in event && event.request === selected);
  return (
    <>
      {episode.runaway && (
        <p role="status" className={styles.problem}>
          Stopped at 60 requests: this is an endless loop. No further request is sent; “Reload” starts anew.
        </p>
      )}
      {isTable ? (
        <section className={panel.panel} aria-label={label} onKeyDown={playbackKeys(playback)}>
          <Transport {...bar} />
          <TraceTable trace={trace} step={playback.step} onSeek={playback.seekStep} />
        </section>
      ) : (
        <TimelinePanel
          {...bar}
          trace={trace}
          selected={isThere ? selected : null}
          onSelect={setSelected}
          label={label}
        />
      )}
      <LiveDock trace={trace} step={playback.step} request={isThere ? selected : null} onSeek={playback.seekStep} />
    </>
  );
}
