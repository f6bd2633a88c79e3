import { use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { RunSpec } from '../../../quiz/index.ts';
import { applyMutant } from '../../../quiz/runSpec.ts';
import { wrapperOf } from '../../../wrappers/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { textOf } from '../wrapperTexts.ts';
import { StageContext } from '../figures/lessonContext.ts';
import { SourceView } from './SourceView.tsx';
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
  const stage = use(StageContext);
  const { id, file, text } = source;
  const place = stage?.places[id];
  const from = wrapperBegins(text);
  const matter = useMemo(() => linesOf(text, lines, file), [text, lines, file]);
  return (
    <div className={styles.side} data-beside role="group" aria-label={`Source of ${name}`}>
      <div className={panel.panel}>
        <div className={panel.head}>
          <h3>{name}</h3>
          <span className={panel.note}>{isWhole || from === 1 ? 'the whole file' : 'the wrapper itself'}</span>
          {from > 1 && !whole && (
            <span className={panel.end}>
              <Button kind="quiet" onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Less' : 'Whole file'}
              </Button>
            </span>
          )}
        </div>
        <SourceView
          label={`${name}, source`}
          text={text}
          excerpt={{ from: isWhole ? 1 : from, matter }}
          added={added}
          current={place?.line ?? null}
          // Its room is there before a run has come, so that nothing moves.
          before={stage ? (place?.heads ?? nothing) : undefined}
        />
        {place?.below}
        {children !== undefined && <div className={styles.about}>{children}</div>}
      </div>
    </div>
  );
}

function nothing(): null {
  return null;
}

interface WrapperText {
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

function asText(id: string): WrapperText {
  const { file } = wrapperOf(id);
  return { id, file, text: textOf({ file }) };
}

function studied(wrapper: RunSpec['wrapper']): {
  readonly source: WrapperText;
  /** The text that a mutant was made of; `null` for a wrapper. */
  readonly before: string | null;
  readonly name: string;
} {
  if (typeof wrapper === 'string') {
    const source = asText(wrapper);
    return { source, before: null, name: source.file };
  }
  const original = asText(wrapper.of);
  return { source: applyMutant(original, wrapper), before: original.text, name: wrapper.name };
}

/** The line where the wrapper itself begins, from 1; what stands above is imports and the raw base query. */
function wrapperBegins(text: string): number {
  const at = text.indexOf('export const baseQueryWithReauth');
  return at < 0 ? 1 : lineAt(text, at);
}

/**
 * The lines, from 1, that some passages cover.
 *
 * @throws {Error} when one of them does not occur exactly once
 */
function linesOf(text: string, passages: readonly string[], file: string): ReadonlySet<number> {
  return new Set(
    passages.flatMap((passage) => {
      const times = text.split(passage).length - 1;
      if (times !== 1)
        throw new Error(
          `Failed to find ${JSON.stringify(passage)} in ${file}: it occurs ${times} times. Quote what occurs once.`,
        );
      const from = lineAt(text, text.indexOf(passage));
      return passage.split('\n').map((_, index) => from + index);
    }),
  );
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

const NONE: ReadonlySet<number> = new Set();

/**
 * The numbers of the lines that a text has and an earlier one has not. What compares them is loaded when there is
 * something to compare.
 *
 * @param before `null` for none
 */
function useAddedLines(before: string | null, text: string): ReadonlySet<number> {
  const [found, setFound] = useState({ before, text, added: NONE });
  useEffect(() => {
    if (before === null) return undefined;
    let wanted = true;
    void import('./addedLines.ts').then(
      ({ addedLines }) => wanted && setFound({ before, text, added: addedLines(before, text) }),
    );
    return () => {
      wanted = false;
    };
  }, [before, text]);
  return found.before === before && found.text === text ? found.added : NONE;
}
