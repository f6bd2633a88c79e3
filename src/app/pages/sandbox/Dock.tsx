import { useState } from 'react';
import type { Problem, RequestId, Source, Trace } from '../../../sim/index.ts';
import { cx } from '../../../ui/cx.ts';
import panel from '../../../ui/panel.module.css';
import type { WrapperDescriptor } from '../../../wrappers/index.ts';
import { lineAtStep, lineOfRequest, requestsByLine } from '../../run/atStep.ts';
import { passageLines } from '../../run/code/passageLines.ts';
import { SourceView } from '../../run/code/SourceView.tsx';
import type { SourceViewProps } from '../../run/code/SourceView.tsx';
import { OpenFile } from '../../run/OpenFile.tsx';
import { useDrop } from '../../../ui/useDrop.ts';
import { RequestPanel } from '../../run/RequestPanel.tsx';
import { About } from './About.tsx';
import { UserPanel } from './UserPanel.tsx';
import styles from './dock.module.css';

/** What the dock is about, whatever became of its run. */
export interface DockSubject {
  readonly wrapper: WrapperDescriptor;
  readonly source: Source;
  /** Why the reader's last file could not be opened. */
  readonly refusal: string | null;
  readonly onFile: (file: File) => void;
}

interface DockProps extends DockSubject {
  /** Where the run stands; without it the wrapper could not be run, and only its source is shown. */
  readonly at?: {
    readonly trace: Trace;
    readonly step: number;
    readonly request: RequestId | null;
    readonly onSeek: (step: number) => void;
  };
  /** Why it could not be run. */
  readonly problem?: Problem;
  /** The run waits for a prediction: nothing is said that would give it away. */
  readonly isShut?: boolean;
}

/** Below the timeline: the source, one request, what the user sees, and what is to be said of the wrapper. */
export function Dock({ wrapper, source, refusal, onFile, at, problem, isShut = false }: DockProps) {
  const [reveal, setReveal] = useState<{ readonly line: number } | null>(null);
  const onLine = (line: number) => setReveal({ line });
  const passages = isShut ? [] : passageLines(source.text, wrapper.passages);
  const place = problem?.at?.of === 'line' ? problem.at : null;
  return (
    <>
      <div className={cx(panel.panel, styles.dock)}>
        <SourcePanel
          file={source.file}
          note={isShut ? 'the text that will run' : at ? 'the text that ran' : 'the text that did not run'}
          text={source.text}
          current={at ? lineAtStep(at.trace, at.step) : null}
          selected={at?.request ? lineOfRequest(at.trace, at.request) : null}
          fault={place?.file === source.file ? place.line : null}
          passages={new Map(passages.map(({ line, why }) => [line, why]))}
          reveal={reveal}
          refusal={refusal}
          onFile={onFile}
          {...(at && { counts: requestsByLine(at.trace) })}
        />
        {at && (
          <RequestPanel trace={at.trace} request={at.request} file={source.file} onLine={onLine} onSeek={at.onSeek} />
        )}
        {at && <UserPanel trace={at.trace} step={at.step} />}
      </div>
      {!isShut && wrapper.right.length + wrapper.wrong.length > 0 && (
        <About {...wrapper} passages={passages} onLine={onLine} />
      )}
    </>
  );
}

interface SourcePanelProps extends Omit<SourceViewProps, 'label'>, Pick<DockSubject, 'refusal' | 'onFile'> {
  readonly file: string;
  readonly note: string;
}

/** The wrapper that ran, and the door for a reader's own: a file can be picked, or dropped here. */
function SourcePanel({ file, note, refusal, onFile, ...view }: SourcePanelProps) {
  const drop = useDrop(([dropped]) => dropped && onFile(dropped));
  return (
    <section aria-label="Source" className={styles.source} data-over={drop.over || undefined} {...drop.props}>
      <div className={panel.head}>
        <h2>{file}</h2>
        <span className={panel.note}>{note}</span>
        <div className={panel.end}>
          <OpenFile onFile={onFile}>Open a file…</OpenFile>
        </div>
      </div>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <SourceView label={`${file}, source`} fills {...view} />
    </section>
  );
}
