import { useEffect, useRef } from 'react';
import { CodeText } from './CodeText.tsx';
import { useCodeLines } from './useCodeLines.ts';
import { cx } from '../../../ui/cx.ts';
import styles from './source.module.css';
import own from './code.module.css';
import type { Stretch } from './excerpt.ts';

interface CodeViewProps {
  readonly label: string;
  readonly text: string;
  readonly stretch: Stretch;
  /** The lines that matter. */
  readonly matter: ReadonlySet<number>;
  /** Lines that a mutant has and its wrapper has not. */
  readonly added: ReadonlySet<number>;
  /** Where the code stands. */
  readonly current: number | null;
}

/** A stretch of a source with its line numbers. It scrolls within itself. */
export function CodeView({ label, text, stretch: { from, to }, matter, added, current }: CodeViewProps) {
  const lines = useCodeLines(text).slice(from - 1, to);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = current === null ? null : box.current?.querySelector<HTMLElement>(`[data-line="${current}"]`);
    const view = box.current;
    if (!row || !view) return;
    const isInSight =
      row.offsetTop >= view.scrollTop && row.offsetTop + row.offsetHeight <= view.scrollTop + view.clientHeight;
    if (!isInSight) view.scrollTop = row.offsetTop - view.clientHeight / 2;
  }, [current, from]);

  return (
    <div ref={box} className={cx(styles.source, own.box)} tabIndex={0} role="group" aria-label={label}>
      <ol style={{ counterReset: `line ${from - 1}` }}>
        {lines.map((line, index) => {
          const number = from + index;
          return (
            <li
              key={number}
              data-line={number}
              aria-current={number === current || undefined}
              className={cx(
                added.has(number) && styles.added,
                matter.has(number) && own.matters,
                number === current && styles.current,
              )}
            >
              <CodeText line={line} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
