import type { ReactNode } from 'react';
import type { PairGeometry } from '../compare/pairLayout.ts';
import type { Geometry } from '../layout/geometry.ts';
import { dimensionPath } from '../layout/locks.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { widthOf } from '../layout/textWidth.ts';
import { pathMark, rectMark, textMark } from '../marks/mark.ts';
import { PAINTS } from '../marks/paint.ts';
import { railParts } from '../marks/pieces.ts';
import { Picture } from './Marks.tsx';

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
  const ticks = [...new Set([...pair.a.stops, ...pair.b.stops].map((stop) => stop.px))].toSorted(
    (one, other) => one - other,
  );
  const said = roomy
    ? [
        pathMark(dimensionPath(axis.origin, end, MIDDLE), PAINTS.dimension),
        rectMark({ x: middle - width / 2 - 14, y: MIDDLE - 9, width: width + 28, height: 18 }, PAINTS.plate),
        textMark({ text: same, kind: 'dimension', x: middle, y: MIDDLE + 4, anchor: 'middle', width }),
      ]
    : [];
  const parting =
    differencePx === null ? [] : [pathMark(`M${differencePx} ${NUMBERS.rail}V${height}`, PAINTS.differsFrom)];
  return (
    <div className="tl-pair-axis" style={{ height, transform: pan > 0 ? `translateX(${-pan}px)` : undefined }}>
      <Picture x={0} y={0} width={axis.width} height={NUMBERS.axis} parts={railParts(axis, ticks)} />
      <Picture x={0} y={0} width={axis.width} height={height} parts={[{ span: null, marks: [...said, ...parting] }]} />
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

/** `the same 14 steps in both`. When and how the runs part is said by the headline, once. */
export function sameWords({ difference }: Pick<PairGeometry, 'difference'>): string {
  if (difference === null) return 'all steps are the same in both';
  return `the same ${difference.same === 1 ? 'step' : `${difference.same} steps`} in both`;
}
