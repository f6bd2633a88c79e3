import { useState } from 'react';
import type { RequestId, Trace } from '../../../sim/index.ts';
import type { Episode } from '../../../live/lab/trace/episodes.ts';
import { usePlayback } from '../../../timeline/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { notesOf } from '../../../wrappers/notes.ts';
import { Pick } from '../../../ui/Pick.tsx';
import panel from '../../../ui/panel.module.css';
import { requestAtStep } from '../../run/atStep.ts';
import { RequestPanel } from '../../run/RequestPanel.tsx';
import { passageLines } from '../../run/code/passageLines.ts';
import { SourceView } from '../../run/code/SourceView.tsx';
import { sourceOf } from '../../run/sources.ts';
import { TimelineOrTable } from '../../run/TimelineOrTable.tsx';
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
  const label = episode === newest ? 'Timeline, live' : `Timeline of recording ${episode.id}`;
  const isThere = trace.events.some((event) => 'request' in event && event.request === selected);
  return (
    <>
      {episode.runaway && (
        <p role="status" className={styles.problem}>
          Stopped at 60 requests: this is an endless loop. No further request is sent; “Reload” starts anew.
        </p>
      )}
      <TimelineOrTable
        trace={trace}
        playback={playback}
        isTable={isTable}
        onTable={setTable}
        selected={isThere ? selected : null}
        onSelect={setSelected}
        label={label}
        actions={
          <span className={styles.episode}>
            <span className={styles.wide}>Recording </span>
            <Pick
              label="Recording"
              options={options}
              value={String(episode.id)}
              onChange={(id) => onShow(Number(id) === newest?.id ? null : Number(id))}
            />
          </span>
        }
      />
      <LiveDock trace={trace} step={playback.step} request={isThere ? selected : null} onSeek={playback.seekStep} />
    </>
  );
}

interface LiveDockProps {
  readonly trace: Trace;
  readonly step: number;
  readonly request: RequestId | null;
  readonly onSeek: (step: number) => void;
}

/** Below the timeline: the file that runs, and one request. */
function LiveDock({ trace, step, request, onSeek }: LiveDockProps) {
  const wrapper = WRAPPERS.find(({ id }) => id === trace.wrapper);
  if (!wrapper) return null;
  const { file, text } = sourceOf(wrapper);
  const passages = new Map(passageLines(text, notesOf(wrapper.id).passages).map(({ line, why }) => [line, why]));
  return (
    <div className={`${panel.panel} ${styles.dock}`}>
      <section aria-label="Source" className={styles.source}>
        <div className={panel.head}>
          <h2>
            <code>{file}</code>
          </h2>
          <span className={panel.note}>the file that the app imports</span>
        </div>
        <SourceView label={file} text={text} passages={passages} />
      </section>
      <RequestPanel
        trace={trace}
        request={request ?? requestAtStep(trace, step)}
        file={file}
        onLine={() => undefined}
        onSeek={onSeek}
      />
    </div>
  );
}
