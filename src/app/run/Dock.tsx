import { useState } from 'react';
import type { RequestId, Trace } from '../../sim/index.ts';
import { lineAtStep, lineOfRequest, requestsByLine } from './code/lineUse.ts';
import { About } from './about/About.tsx';
import { passageLines } from './source/passageLines.ts';
import { SourcePanel } from './source/SourcePanel.tsx';
import { RequestPanel } from './request/RequestPanel.tsx';
import { UserPanel } from './user/UserPanel.tsx';
import panel from '../../ui/panel.module.css';
import type { Sandbox } from './useSandbox.ts';
import styles from './run.module.css';

interface DockProps {
  readonly sandbox: Sandbox;
  /** `null`: the wrapper could not be run, and only its source is shown. */
  readonly trace: Trace | null;
  readonly step: number;
  readonly request: RequestId | null;
  readonly onSeek: (step: number) => void;
  /** The run waits for a prediction: nothing is said that would give it away. */
  readonly isShut?: boolean;
}

/** Below the timeline: the source, one request, what the user sees, and what is to be said of the wrapper. */
export function Dock({ sandbox, trace, step, request, onSeek, isShut = false }: DockProps) {
  const { refusal, openFile } = sandbox;
  const { wrapper, source, run } = sandbox.subject;
  const [reveal, setReveal] = useState<{ readonly line: number } | null>(null);
  const onLine = (line: number) => setReveal({ line });
  const passages = isShut ? [] : passageLines(source.text, wrapper.passages);
  const place = run.state === 'failed' ? run.problem.place : null;

  return (
    <>
      <div className={`${panel.panel} ${styles.dock}`}>
        <SourcePanel
          file={source.file}
          note={isShut ? 'the text that will run' : trace ? 'the text that ran' : 'the text that did not run'}
          text={source.text}
          current={trace && lineAtStep(trace, step)}
          selected={trace && request !== null ? lineOfRequest(trace, request) : null}
          fault={place?.file === source.file ? place.line : null}
          passages={new Map(passages.map(({ line, why }) => [line, why]))}
          reveal={reveal}
          refusal={refusal}
          onFile={openFile}
          {...(trace && { counts: requestsByLine(trace) })}
        />
        {trace && <RequestPanel trace={trace} request={request} file={source.file} onLine={onLine} onSeek={onSeek} />}
        {trace && <UserPanel trace={trace} step={step} />}
      </div>
      {!isShut && wrapper.right.length + wrapper.wrong.length > 0 && (
        <About {...wrapper} passages={passages} onLine={onLine} />
      )}
    </>
  );
}
