import type { Trace } from '../../sim/index.ts';
import { factsFor } from '../layout/facts.ts';
import { pxOf } from '../layout/folds.ts';
import type { AxisKind, Geometry } from '../layout/geometry.ts';
import { layout } from '../layout/layout.ts';
import { firstDifference } from './firstDifference.ts';
import type { Difference } from './firstDifference.ts';

/** Two runs on one axis. */
export interface PairGeometry {
  readonly a: Geometry;
  readonly b: Geometry;
  readonly difference: Difference | null;
  /** Where the first difference is, along the time axis, in px. */
  readonly differencePx: number | null;
  readonly axis: AxisKind;
}

/** Lays out two runs on the same axis, without FastAPI's lane, and marks where they part. */
export function pairLayout(a: Trace, b: Trace, width: number): PairGeometry {
  const axis: AxisKind = a.timed && b.timed ? 'time' : 'steps';
  const common = { width, axis, compact: true, axisShown: false } as const;
  const left = layout(a, { ...common, sharedRange: [b] });
  const right = layout(b, { ...common, sharedRange: [a] });
  const difference = firstDifference(a, b);
  const unit = difference && factsFor(a, axis).unit(difference);
  return {
    a: left,
    b: right,
    difference,
    differencePx: unit === null ? null : pxOf(left, unit),
    axis,
  };
}
