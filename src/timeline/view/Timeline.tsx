import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { layout } from '../layout/layout.ts';
import { Flow } from './Flow.tsx';
import type { TimelineProps } from './props.ts';
import { useWidth } from './useWidth.ts';

/** A run on a time axis: read-only, each request a button. */
export function Timeline(props: TimelineProps): ReactNode {
  const { trace, axis, compact, until } = props;
  const { ref, width } = useWidth();
  const [zoom, setZoom] = useState(1);
  const geometry = useMemo(
    () =>
      props.geometry ?? (width === null || width === 0 ? null : layout(trace, { width, axis, compact, until, zoom })),
    [props.geometry, trace, width, axis, compact, until, zoom],
  );
  return (
    <div className="tl-frame">
      <div ref={ref}>
        {geometry && <Flow {...props} geometry={geometry} zoom={zoom} setZoom={props.geometry ? null : setZoom} />}
      </div>
    </div>
  );
}
