import { useState } from 'react';
import type { Source } from '../../../sim/index.ts';
import { addedLines } from '../code/addedLines.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/panel.module.css';
import { SourceView } from '../source/SourceView.tsx';

/** One of two sources, with the lines that the other has not. */
export function AddedSource({ a, b }: { a: Source; b: Source }) {
  const [isFirst, setFirst] = useState(false);
  const [shown, other] = isFirst ? [a, b] : [b, a];
  const added = addedLines(other.text, shown.text);
  return (
    <section className={panel.panel} aria-label="Source">
      <div className={panel.head}>
        <h2>{shown.file}</h2>
        <span className={panel.note}>
          {added.size === 0 ? `has nothing that ${other.file} has not` : `what it has that ${other.file} has not`}
        </span>
        <div className={panel.end}>
          <Button kind="quiet" onClick={() => setFirst(!isFirst)}>
            The other way round
          </Button>
        </div>
      </div>
      <SourceView label={`${shown.file}, source`} text={shown.text} added={added} />
    </section>
  );
}
