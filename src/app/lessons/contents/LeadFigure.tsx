import '@xyflow/react/dist/base.css';
import '../../../timeline/timeline.css';
import { useMemo } from 'react';
import type { RunSpec } from '../../../quiz/index.ts';
import { layout, Timeline } from '../../../timeline/index.ts';
import { inWords } from '../prose/inWords.ts';
import { factsOf, waitsOf } from '../../../sim/index.ts';
import { useTrace } from '../runs/LessonRuns.tsx';
import styles from './contents.module.css';

const RUN: RunSpec = { wrapper: 'mutex', scenario: 'three-at-once' };
const WIDTH_PX = 720;

/** The run that all of it is about, without locks and stores. */
export function LeadFigure() {
  const trace = useTrace(RUN);
  const geometry = useMemo(() => {
    const whole = layout(trace, { width: WIDTH_PX, orientation: 'across', compact: true, axisShown: false });
    const calls = whole.lanes.filter(({ kind }) => kind === 'call');
    const bottom = Math.max(...calls.map(({ box }) => box.y + box.height));
    return { ...whole, lanes: calls, edges: [], labels: [], height: bottom };
  }, [trace]);
  const { unauthorized, refreshRequests } = factsOf(trace);
  const waiting = new Set(waitsOf(trace).map(({ call }) => call)).size;
  const [refused, refreshes, waiters] = [unauthorized, refreshRequests, waiting].map(inWords);
  return (
    <figure className={styles.figure} inert>
      <Timeline trace={trace} geometry={geometry} label="A run in which one refresh is shared" />
      <figcaption>
        {refused?.charAt(0).toUpperCase()}
        {refused?.slice(1)} 401s, {refreshes} refresh. {waiters?.charAt(0).toUpperCase()}
        {waiters?.slice(1)} calls wait for it, then all repeat with the new token.
      </figcaption>
    </figure>
  );
}
