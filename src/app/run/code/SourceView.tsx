import { useEffect, useRef } from 'react';
import { CodeText } from './CodeText.tsx';
import { useCodeLines } from './useCodeLines.ts';
import { cx } from '../../../ui/cx.ts';
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
  /** The line to show: another object shows it again. */
  readonly reveal?: { readonly line: number } | null;
  /** As high as what stands beside it. */
  readonly fills?: boolean;
}

/** A source with line numbers. It scrolls within itself, never the page. */
export function SourceView({
  label,
  text,
  current,
  selected,
  fault,
  added,
  counts,
  passages,
  reveal,
  fills,
}: SourceViewProps) {
  const lines = useCodeLines(text);
  const box = useRef<HTMLDivElement>(null);
  const first = added ? Math.min(...added) || null : null;
  const shown = fault ?? current ?? selected ?? (Number.isFinite(first) ? first : null);

  useEffect(() => showLine(box.current, shown), [shown, text]);
  useEffect(() => showLine(box.current, reveal?.line ?? null), [reveal]);

  return (
    <div ref={box} className={cx(styles.source, fills && styles.fills)} tabIndex={0} role="region" aria-label={label}>
      <ol>
        {lines.map((line, index) => {
          const number = index + 1;
          const count = counts?.get(number);
          const why = passages?.get(number);
          return (
            <li
              key={number}
              data-line={number}
              aria-current={number === (fault ?? current) || undefined}
              className={cx(
                added?.has(number) && styles.added,
                number === current && styles.current,
                number === selected && styles.selected,
                number === fault && styles.fault,
                why !== undefined && styles.matters,
              )}
              title={why}
            >
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

/** Moves a line to the middle of its box, unless it is in sight. */
function showLine(box: HTMLElement | null, line: number | null): void {
  const row = line === null ? null : box?.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (!box || !row) return;
  const { offsetTop: top, offsetHeight: height } = row;
  const inSight = top >= box.scrollTop + height && top + 2 * height <= box.scrollTop + box.clientHeight;
  // By whole lines, so that the first one in sight is not cut.
  if (!inSight) box.scrollTop = top - height * Math.floor(box.clientHeight / height / 2);
}
