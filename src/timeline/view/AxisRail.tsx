import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { Picture, TextMark } from './Marks.tsx';

/** The rail with its labels and, as outlines, a tick for each moment at which something happens. */
export function AxisRail({ geometry }: { readonly geometry: Geometry }): ReactNode {
  const { axis, width, origin } = geometry;
  return (
    <div className="tl-rail">
      <Picture x={0} y={0} width={width} height={NUMBERS.axis}>
        <line className="tl-rail-line" x1={origin - 10} x2={width - 8} y1={NUMBERS.rail} y2={NUMBERS.rail} />
        {axis.labels.map((label) => (
          <TextMark key={label.text} text={label} />
        ))}
      </Picture>
      <AxisTicks geometry={geometry} isGhost />
    </div>
  );
}

/** The ticks alone, in dry ink: one path, because a long run has a thousand. */
export function AxisTicks({ geometry, isGhost }: { readonly geometry: Geometry; readonly isGhost?: true }): ReactNode {
  const { axis, width } = geometry;
  return (
    <Picture x={0} y={0} width={width} height={NUMBERS.axis} isGhost={isGhost}>
      <path className="tl-stop" d={axis.ticks.map((at) => `M${at - 1} ${NUMBERS.rail - 3}h2v6h-2z`).join('')} />
    </Picture>
  );
}
