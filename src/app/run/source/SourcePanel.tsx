import { OpenFile } from '../own/OpenFile.tsx';
import { useDrop } from '../own/useDrop.ts';
import panel from '../../../ui/panel.module.css';
import run from '../run.module.css';
import { SourceView } from './SourceView.tsx';
import type { SourceViewProps } from './SourceView.tsx';

interface SourcePanelProps extends Omit<SourceViewProps, 'label'> {
  readonly file: string;
  readonly note: string;
  /** Why the reader's last file could not be opened. */
  readonly refusal: string | null;
  readonly onFile: (file: File) => void;
}

/** The wrapper that ran, and the door for a reader's own: a file can be picked, or dropped here. */
export function SourcePanel({ file, note, refusal, onFile, ...view }: SourcePanelProps) {
  const drop = useDrop(([file]) => file && onFile(file));
  return (
    <section aria-label="Source" className={run.source} data-over={drop.over || undefined} {...drop.props}>
      <div className={panel.head}>
        <h2>{file}</h2>
        <span className={panel.note}>{note}</span>
        <div className={panel.end}>
          <OpenFile onFile={onFile}>Open a file…</OpenFile>
        </div>
      </div>
      {refusal !== null && (
        <p role="alert" className={run.refusal}>
          {refusal}
        </p>
      )}
      <SourceView label={`${file}, source`} fills {...view} />
    </section>
  );
}
