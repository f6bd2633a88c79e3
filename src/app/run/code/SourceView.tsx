import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { idle } from '../../../ui/idle.ts';
import { plainLines } from './codeLines.ts';
import type { CodeLine } from './codeLines.ts';
import styles from './source.module.css';

export interface SourceViewProps {
  readonly label: string;
  readonly text: string;
  /** Where the code stands: yellow. From 1, like all lines here. */
  readonly current?: number | null;
  /** The line that sent the selected request. */
  readonly selected?: number | null;
  /** The line that the simulator complains about. */
  readonly fault?: number | null;
  /** Lines that another source has not. */
  readonly added?: ReadonlySet<number>;
  /** What stands at the end of a line. */
  readonly counts?: ReadonlyMap<number, number>;
  /** Lines that matter, and why. */
  readonly passages?: ReadonlyMap<number, string>;
  /** What stands in a column before the numbers, by line. */
  readonly before?: LineHeads | undefined;
  /** Shown in the middle of a text: what is above `from` is left out, and the lines that matter have an edge. */
  readonly excerpt?: { readonly from: number; readonly matter: ReadonlySet<number> };
  /** The line to show: another object shows it again. */
  readonly reveal?: { readonly line: number } | null;
  /** As high as what stands beside it. */
  readonly fills?: boolean;
}

/** A column before the line numbers: what stands at a line, from 1. */
export type LineHeads = (line: number) => ReactNode;

/** A source with line numbers. It scrolls within itself, never the page. */
export function SourceView(props: SourceViewProps) {
  const { label, text, current, selected, fault, added, counts, passages, before, excerpt, reveal, fills } = props;
  const from = excerpt?.from ?? 1;
  const lines = useCodeLines(text).slice(from - 1);
  const box = useRef<HTMLDivElement>(null);
  const [firstAdded = null] = added ?? [];
  const shown = fault ?? current ?? selected ?? firstAdded;

  useEffect(() => keepInSight(box.current, shown), [shown, text, from]);
  useEffect(() => showLine(box.current, reveal?.line ?? null), [reveal]);

  return (
    <div
      ref={box}
      className={cx(styles.source, fills && styles.fills, excerpt && styles.excerpt, before && styles.heads)}
      tabIndex={0}
      // A page that quotes many sources would have as many landmarks.
      role={excerpt ? 'group' : 'region'}
      aria-label={label}
    >
      <ol style={{ counterReset: `line ${from - 1}` }}>
        {lines.map((line, index) => {
          const number = from + index;
          const count = counts?.get(number);
          const why = passages?.get(number);
          return (
            <li
              key={number}
              data-line={number}
              aria-current={number === (fault ?? current) || undefined}
              className={cx(
                added?.has(number) && styles.added,
                excerpt?.matter.has(number) && styles.edge,
                number === current && styles.current,
                number === selected && styles.selected,
                number === fault && styles.fault,
                why !== undefined && styles.matters,
              )}
              title={why}
            >
              {before && <span className={styles.head}>{before(number)}</span>}
              <CodeText line={line} />
              {count !== undefined && (
                <span className={styles.count}>{count === 1 ? '1 request' : `${count} requests`}</span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** One line of code: keywords bold, comments set apart. */
function CodeText({ line }: { readonly line: CodeLine }) {
  return (
    <code>
      {line.map((span, at) =>
        span.as === 'keyword' ? (
          <b key={at}>{span.text}</b>
        ) : span.as === 'comment' ? (
          <em key={at}>{span.text}</em>
        ) : (
          span.text
        ),
      )}
    </code>
  );
}

type Highlight = (text: string) => readonly CodeLine[];

/** The lines of a source. The highlighter arrives in a chunk of its own; until then, and without it, they are plain. */
function useCodeLines(text: string): readonly CodeLine[] {
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  useEffect(() => {
    let wanted = true;
    const load = async () => {
      // A run that is under way comes first.
      await idle();
      return import('./highlight.ts');
    };
    load().then(
      (module) => wanted && setHighlight(() => module.highlightLines),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, []);
  return useMemo(() => (highlight ?? plainLines)(text), [highlight, text]);
}

/** Shows a line, and again when its box becomes lower: what stands below it may need the room. Gives what ends that. */
function keepInSight(box: HTMLElement | null, line: number | null): (() => void) | undefined {
  if (!box) return undefined;
  showLine(box, line);
  const observer = new ResizeObserver(() => showLine(box, line));
  observer.observe(box);
  return () => observer.disconnect();
}

/** Moves a line to the middle of its box, unless it is in sight. */
function showLine(box: HTMLElement | null, line: number | null): void {
  const row = line === null ? null : box?.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (!box || !row) return;
  const { offsetTop: top, offsetHeight: height } = row;
  const inSight = top >= box.scrollTop + height && top + 2 * height <= box.scrollTop + box.clientHeight;
  // By whole lines, so that the first one in sight is not cut.
  if (!inSight) box.scrollTop = top - height * Math.floor(box.clientHeight / height / 2);
}
