import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Trace } from '../../../sim/index.ts';
import { PlainTimeline } from '../../../timeline/view/PlainTimeline.tsx';
import { plain } from '../../../timeline/words/index.ts';
import { lockedCaption } from '../../run/lockedRun.ts';
import { shutPicture } from './frontPicture.ts';
import styles from './front.module.css';

interface ShutBoardProps {
  readonly trace: Trace;
  /** Of the picture, in px. */
  readonly width: number;
  readonly title: string;
}

/** A run up to where it is asked about; the future is paper. */
export function ShutBoard({ trace, width, title }: ShutBoardProps): ReactNode {
  const { locked, geometry, futurePx, nowPx } = useMemo(() => shutPicture(trace, width), [trace, width]);
  return (
    <PlainTimeline geometry={geometry} label={`${title}: ${plain(lockedCaption(locked))}`}>
      {futurePx !== null && <div className={styles.future} style={{ left: futurePx }} />}
      <div className={`tl-playhead ${styles.now}`} style={{ left: nowPx }} aria-hidden="true">
        <span className="tl-playhead-flag">{locked.atMs} ms</span>
      </div>
    </PlainTimeline>
  );
}
