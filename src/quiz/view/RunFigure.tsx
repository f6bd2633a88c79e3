import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../sim/index.ts';
import { layout, Timeline } from '../../timeline/index.ts';
import { useWidth } from '../../timeline/view/useWidth.ts';
import styles from './verdict.module.css';

/** From this width on there is room for time to run to the right. */
const ACROSS_PX = 440;

/** A run in small, with the words of its bars; it is not played. */
export function RunFigure({ trace, label }: { readonly trace: Trace; readonly label: string }): ReactNode {
  const { ref, width } = useWidth();
  const geometry = useMemo(
    () => (width ? layout(trace, { width, orientation: width < ACROSS_PX ? 'down' : 'across', compact: true }) : null),
    [trace, width],
  );
  return (
    <div ref={ref} className={styles.figure}>
      {geometry && <Timeline trace={trace} geometry={geometry} label={label} />}
    </div>
  );
}
