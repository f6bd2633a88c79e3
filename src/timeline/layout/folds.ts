import type { RunFacts } from './facts.ts';
import type { Fold } from './geometry.ts';

/** Longer than this, in virtual ms, a stretch without an event is folded. */
const IDLE_MS = 2_000;
/** How wide the gap is, in px. */
export const GAP_PX = 24;

/** Where none of these runs, which share an axis, has an event for long. Steps are never far apart. */
export function foldsOf(runs: readonly RunFacts[]): readonly Fold[] {
  if (runs[0]?.kind !== 'time') return [];
  const moments = runs.flatMap(({ trace }) => trace.events.map(({ atMs }) => atMs)).toSorted((a, b) => a - b);
  return moments.flatMap((to, index) => {
    const from = moments[index - 1] ?? 0;
    return to - from > IDLE_MS ? [{ from, to }] : [];
  });
}

/** How far a moment is from the beginning of the axis: in units that are not folded, and in px of gaps. */
export function unfolded(
  folds: readonly Fold[],
  first: number,
  unit: number,
): { readonly units: number; readonly gaps: number } {
  let units = unit - first;
  let gaps = 0;
  for (const { from, to } of folds) {
    if (unit <= from) break;
    const within = Math.min(unit, to) - from;
    units -= within;
    gaps += (within / (to - from)) * GAP_PX;
  }
  return { units, gaps };
}

/** A time axis, as its picture knows it. */
export interface Axial {
  readonly origin: number;
  readonly pxPerUnit: number;
  /** 0 ms, or step 1. */
  readonly firstUnit: number;
  readonly folds: readonly Fold[];
}

/** Where a moment stands along the axis, in px. */
export function pxOf({ origin, pxPerUnit, firstUnit, folds }: Axial, unit: number): number {
  const { units, gaps } = unfolded(folds, firstUnit, unit);
  return origin + units * pxPerUnit + gaps;
}

/** Which moment stands there along the axis. */
export function unitAt(axis: Axial, px: number): number {
  const { origin, pxPerUnit, firstUnit, folds } = axis;
  let unit = firstUnit;
  let at = origin;
  for (const { from, to } of folds) {
    const begins = pxOf(axis, from);
    if (px <= begins) break;
    if (px < begins + GAP_PX) return from + ((px - begins) / GAP_PX) * (to - from);
    unit = to;
    at = begins + GAP_PX;
  }
  return unit + (px - at) / pxPerUnit;
}

/** Of a gap so much on either side is free. */
const MARGIN_PX = 5;

/**
 * Where words begin so that all of them can be read: as near behind a place as the gaps allow, which stand before all else.
 *
 * @param px the place, in px along the axis
 * @param width how much must be free, in px
 */
export function behindGaps(axis: Axial, px: number, width: number): number {
  return axis.folds.reduce((from, fold) => {
    const begins = pxOf(axis, fold.from);
    const isCovered = from < begins + GAP_PX - MARGIN_PX && begins + MARGIN_PX < from + width;
    return isCovered ? begins + GAP_PX - MARGIN_PX : from;
  }, px);
}
