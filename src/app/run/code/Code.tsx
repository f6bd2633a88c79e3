import { use, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { RunSpec } from '../../../quiz/index.ts';
import { applyMutant } from '../../../quiz/runSpec.ts';
import type { Source } from '../../../sim/index.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { useAddedLines } from './useAddedLines.ts';
import { Button } from '../../../ui/Button.tsx';
import { sourceOf } from '../sources.ts';
import { StageContext } from '../figures/lessonContext.ts';
import { CodeView } from './CodeView.tsx';
import { passageStretch, wrapperStretch } from './excerpt.ts';
import panel from '../../../ui/panel.module.css';
import styles from './code.module.css';

interface CodeProps {
  readonly wrapper: RunSpec['wrapper'];
  /** Passages of the source that matter, each of which occurs once in it. */
  readonly lines?: readonly string[];
  /** Shows the whole file at first, and not only the wrapper itself. */
  readonly whole?: boolean;
  /** What is to be said of it. */
  readonly children?: ReactNode;
}

/** The source of a wrapper, with the lines that matter, and the line where the playhead beside it stands. */
export function Code({ wrapper, lines = [], whole = false, children }: CodeProps) {
  const { source, before, name } = useMemo(() => studied(wrapper), [wrapper]);
  const added = useAddedLines(before, source.text);
  const [isWhole, setWhole] = useState(whole);
  const line = use(StageContext)?.line ?? null;
  const { file, text } = source;
  const all = { from: 1, to: text.replace(/\n$/, '').split('\n').length };
  const part = wrapperStretch(text);
  const matter = useMemo(() => linesOf(text, lines, file), [text, lines, file]);
  return (
    <div className={styles.side} data-beside role="group" aria-label={`Source of ${name}`}>
      <div className={panel.panel}>
        <div className={panel.head}>
          <h3>{name}</h3>
          <span className={panel.note}>{isWhole || part.from === 1 ? 'the whole file' : 'the wrapper itself'}</span>
          {part.from > 1 && !whole && (
            <span className={panel.end}>
              <Button kind="quiet" onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Less' : 'Whole file'}
              </Button>
            </span>
          )}
        </div>
        <CodeView
          label={`${name}, source`}
          text={text}
          stretch={isWhole ? all : part}
          matter={matter}
          added={added}
          current={line}
        />
        {children !== undefined && <div className={styles.about}>{children}</div>}
      </div>
    </div>
  );
}

function studied(wrapper: RunSpec['wrapper']): {
  readonly source: Source;
  /** The text that a mutant was made of; `null` for a wrapper. */
  readonly before: string | null;
  readonly name: string;
} {
  if (typeof wrapper === 'string') {
    const source = sourceOf(wrapperOf(wrapper));
    return { source, before: null, name: source.file };
  }
  const original = sourceOf(wrapperOf(wrapper.of));
  return { source: applyMutant(original, wrapper), before: original.text, name: wrapper.name };
}

function linesOf(text: string, passages: readonly string[], file: string): ReadonlySet<number> {
  return new Set(
    passages.flatMap((passage) => {
      const { from, to } = passageStretch(text, passage, file);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
}
