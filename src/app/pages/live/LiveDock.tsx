import type { RequestId, Trace } from '../../../sim/index.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import panel from '../../../ui/panel.module.css';
import { requestAtStep } from '../../run/atStep.ts';
import { RequestPanel } from '../../run/RequestPanel.tsx';
import { passageLines } from '../../run/code/passageLines.ts';
import { SourceView } from '../../run/code/SourceView.tsx';
import { sourceOf } from '../../run/sources.ts';
import styles from './live.module.css';

interface LiveDockProps {
  readonly trace: Trace;
  readonly step: number;
  readonly request: RequestId | null;
  readonly onSeek: (step: number) => void;
}

/** Below the timeline: the file that runs, and one request. */
export function LiveDock({ trace, step, request, onSeek }: LiveDockProps) {
  const wrapper = WRAPPERS.find(({ id }) => id === trace.wrapper);
  if (!wrapper) return null;
  const { file, text } = sourceOf(wrapper);
  const passages = new Map(passageLines(text, wrapper.passages).map(({ line, why }) => [line, why]));
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
