import type { Trace } from '../../sim/index.ts';
import type { Episode } from '../../live/trace/episode.ts';
import { TimelinePanel, TraceTable, usePlayback } from '../../timeline/index.ts';
import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { Pick } from '../controls/Pick.tsx';
import panel from '../sandbox/panel.module.css';
import { StepCaption } from '../sandbox/run/StepCaption.tsx';
import styles from './live.module.css';

interface LiveTimelineProps {
  readonly trace: Trace | null;
  readonly episode: Episode | null;
  readonly episodes: readonly Episode[];
  /** `null`: always the newest. */
  readonly onShow: (id: number | null) => void;
}

/** What the app just did, or is doing, drawn like a simulated run. */
export function LiveTimeline({ trace, episode, episodes, onShow }: LiveTimelineProps) {
  if (!trace || !episode) {
    return (
      <section className={`${panel.panel} ${styles.empty}`} aria-label="Timeline">
        <p>Nothing has happened yet. Log in, or mount the three components.</p>
      </section>
    );
  }
  return <Drawn trace={trace} episode={episode} episodes={episodes} onShow={onShow} />;
}

function Drawn({ trace, episode, episodes, onShow }: LiveTimelineProps & { trace: Trace; episode: Episode }) {
  const playback = usePlayback(trace);
  const [isTable, setTable] = useState(false);
  const newest = episodes.at(-1);
  const isNewest = episode === newest;
  const options = episodes.map(({ id }) => ({ value: String(id), label: id === newest?.id ? `${id}, the newest` : String(id) }));
  return (
    <>
      {episode.runaway && (
        <p role="status" className={styles.problem}>
          Stopped at 60 requests: this is an endless loop. No further request is sent; “Reload” starts anew.
        </p>
      )}
      <TimelinePanel
        playback={playback}
        trace={trace}
        caption={<StepCaption trace={trace} step={playback.step} />}
        actions={
          <label className={styles.episode}>
            Recording{' '}
            <Pick
              label="Recording"
              options={options}
              value={String(episode.id)}
              onChange={(id) => onShow(Number(id) === newest?.id ? null : Number(id))}
            />
          </label>
        }
        actionsAfter={
          <Button kind="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {isTable ? 'Timeline only' : 'Table'}
          </Button>
        }
        label={isNewest ? 'Timeline, live' : `Timeline of recording ${episode.id}`}
      />
      {isTable && (
        <section className={panel.panel} aria-label="Timeline as a table">
          <TraceTable trace={trace} step={playback.step} onSeek={playback.seekStep} />
        </section>
      )}
    </>
  );
}
