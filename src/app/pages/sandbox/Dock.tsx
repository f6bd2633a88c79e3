import { useRef, useState } from 'react';
import type { Reading } from '../../../reading/reading.ts';
import type { Problem, RequestId, Source, Trace } from '../../../sim/index.ts';
import type { GivenFile } from '../../../ui/givenFiles.ts';
import { cx } from '../../../ui/cx.ts';
import panel from '../../../ui/panel.module.css';
import type { WrapperDescriptor } from '../../../wrappers/index.ts';
import { notesOf } from '../../../wrappers/notes.ts';
import { lineAtStep, lineOfRequest, requestsByLine } from '../../run/atStep.ts';
import { standHeads } from '../../run/code/CallStands.tsx';
import { passageLines } from '../../run/code/passageLines.ts';
import { StandsBelow, useStands } from '../../run/code/SourceAtStep.tsx';
import { SourceView } from '../../run/code/SourceView.tsx';
import type { SourceViewProps } from '../../run/code/SourceView.tsx';
import { OpenFile, WHAT_A_FILE_MAY_BE } from '../../run/OpenFile.tsx';
import type { OwnFile } from '../../run/ownFile.ts';
import { FilesRow, OtherEntries } from '../../run/reading/FilesRow.tsx';
import { ReadingPanel } from '../../run/reading/ReadingPanel.tsx';
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
  readonly onFiles: (files: readonly GivenFile[]) => void;
  /** How the lab reads it; `null` for a wrapper of the lab, and until it is read. */
  readonly reading: Reading | null;
  /** Other files of those that were opened that have a base query too. */
  readonly others: readonly string[];
  readonly onOther: (path: string) => void;
  /** Another text, or fewer files, in place of those that run. */
  readonly onOwn: (own: OwnFile) => void;
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
export function Dock({ at, problem, isShut = false, ...subject }: DockProps) {
  const { wrapper, source } = subject;
  const [reveal, setReveal] = useState<{ readonly line: number } | null>(null);
  const onLine = (line: number) => setReveal({ line });
  const notes = notesOf(wrapper.id);
  const passages = isShut ? [] : passageLines(source.text, notes.passages);
  const place = problem?.at?.of === 'line' ? problem.at : null;
  return (
    <>
      <div className={cx(panel.panel, styles.dock)}>
        <SourcePanel
          {...subject}
          onLine={onLine}
          note={isShut ? 'the text that will run' : at ? 'the text that ran' : 'the text that did not run'}
          text={source.text}
          current={at ? lineAtStep(at.trace, at.step) : null}
          selected={at?.request ? lineOfRequest(at.trace, at.request) : null}
          fault={place?.file === source.file ? place.line : null}
          passages={new Map(passages.map(({ line, why }) => [line, why]))}
          reveal={reveal}
          at={at}
          {...(at && { counts: requestsByLine(at.trace) })}
        />
        {at && (
          <RequestPanel trace={at.trace} request={at.request} file={source.file} onLine={onLine} onSeek={at.onSeek} />
        )}
        {at && <UserPanel trace={at.trace} step={at.step} />}
      </div>
      {!isShut && notes.right.length + notes.wrong.length > 0 && (
        <About {...wrapper} {...notes} passages={passages} onLine={onLine} />
      )}
    </>
  );
}

interface SourcePanelProps extends Omit<SourceViewProps, 'label'>, Omit<DockSubject, 'wrapper'> {
  readonly note: string;
  /** Where its run stands. */
  readonly at: DockProps['at'];
  readonly onLine: (line: number) => void;
}

/** The wrapper that ran, and the door for a reader's own: files can be picked, or dropped here. */
function SourcePanel(props: SourcePanelProps) {
  const { source, note, refusal, onFiles, reading, others, onOther, onOwn, onLine, at, ...view } = props;
  const { file, text, files } = source;
  const own: OwnFile = { file, text, ...(files && { files }) };
  const drop = useDrop(onFiles);
  const place = useRef<HTMLElement>(null);
  /** A line of another file. */
  const [revealed, setReveal] = useState<{ readonly line: number } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const beside = chosen === null ? undefined : files?.[chosen];
  const calls = useStands(at ?? null);
  const headsOf = (shown: string) => at && standHeads(calls.stands, { shown, main: file });
  const showLine = (line: number, other: string | null) => {
    setChosen(other);
    if (other === null) onLine(line);
    else setReveal({ line });
  };
  return (
    <section
      ref={place}
      aria-label="Source"
      className={styles.source}
      data-over={drop.over || undefined}
      {...drop.props}
    >
      <div className={panel.head}>
        <h2>{file}</h2>
        <span className={panel.note}>{note}</span>
        <div className={panel.end}>
          <OpenFile onFiles={onFiles} />
        </div>
      </div>
      <p className={styles.about}>{WHAT_A_FILE_MAY_BE}</p>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <FilesRow own={own} shown={beside === undefined ? null : chosen} onShow={setChosen} onOwn={onOwn} />
      <OtherEntries others={others} onOther={onOther} />
      {reading && (
        <ReadingPanel
          key={file}
          reading={reading}
          own={own}
          startsOpen
          onLine={(line, other) => {
            showLine(line, other);
            // The text stands below, and may be out of sight.
            place.current
              ?.querySelector('[data-line]')
              ?.parentElement?.parentElement?.scrollIntoView({ block: 'nearest' });
          }}
          onText={(next) => onOwn({ ...own, text: next })}
        />
      )}
      <div className={styles.text} style={at && { '--calls': at.trace.calls.length }}>
        {beside === undefined ? (
          <SourceView label={`${file}, source`} fills={at !== undefined} before={headsOf(file)} {...view} />
        ) : (
          <SourceView
            key={chosen}
            label={`${chosen}, source`}
            fills={at !== undefined}
            before={headsOf(chosen ?? '')}
            text={beside}
            reveal={revealed}
          />
        )}
        {at && <StandsBelow {...calls} at={at} file={file} onLine={showLine} />}
      </div>
    </section>
  );
}
