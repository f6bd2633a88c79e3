import type { ReactNode } from 'react';
import type { PairGeometry } from '../compare/pairLayout.ts';
import type { Geometry } from '../layout/geometry.ts';
import { dimensionPath } from '../layout/locks.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { widthOf } from '../layout/textWidth.ts';
import { AxisRail, AxisTicks } from './AxisRail.tsx';
import { sameWords } from './pairWords.ts';

const ROW = 30;
const MIDDLE = NUMBERS.rail + 20;

/** The axis of both runs, how many steps are the same, and where they part. */
export function PairAxis({
  pair,
  axis,
  pan,
}: {
  readonly pair: PairGeometry;
  readonly axis: Geometry;
  readonly pan: number;
}): ReactNode {
  const { differencePx } = pair;
  const height = NUMBERS.axis + ROW;
  const end = differencePx === null ? axis.edge : differencePx - 4;
  const same = sameWords(pair);
  const width = widthOf(same, 'dimension');
  const roomy = end - axis.origin > width + 60;
  const middle = (axis.origin + end) / 2;
  const ticks = [...new Set([...pair.a.stops, ...pair.b.stops].map((stop) => stop.px))];
  const both = { ...axis, axis: { ...axis.axis, ticks } };
  return (
    <div className="tl-pair-axis" style={{ height, transform: pan > 0 ? `translateX(${-pan}px)` : undefined }}>
      <AxisRail geometry={both} />
      <AxisTicks geometry={both} />
      <svg className="tl-picture" width={axis.width} height={height} aria-hidden="true">
        {roomy && (
          <>
            <path className="tl-dimension-line" d={dimensionPath(axis.origin, end, MIDDLE)} />
            <rect className="tl-plate" x={middle - width / 2 - 14} y={MIDDLE - 9} width={width + 28} height={18} />
            <text className="tl-text tl-dimension" x={middle} y={MIDDLE + 4} textAnchor="middle">
              {same}
            </text>
          </>
        )}
        {differencePx !== null && (
          <line className="tl-differs-line" x1={differencePx} x2={differencePx} y1={NUMBERS.rail} y2={height} />
        )}
      </svg>
      {differencePx !== null && (
        <span className="tl-differs-flag" aria-hidden="true" style={flagPlace(differencePx, axis.width)}>
          first difference
        </span>
      )}
      <p className="tl-hidden">{sameWords(pair)}</p>
    </div>
  );
}

/** Right of the line, or left of it where there is no room. */
function flagPlace(px: number, width: number): { left: number } | { right: number } {
  return px + 160 < width ? { left: px } : { right: width - px };
}
