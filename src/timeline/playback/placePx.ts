import { pxOf, unitAt } from '../layout/folds.ts';
import type { Geometry } from '../layout/geometry.ts';
import type { StepMoment } from './moments.ts';

/** Between places of a run and px of a geometry, also where the axis counts steps of a run that has a time. */
export interface PlacePx {
  /** `step` tells apart steps at the same time. */
  readonly toPx: (place: number, step: number) => number;
  readonly toPlace: (px: number) => number;
  /** The last of the stops nearest to this px. */
  readonly nearestStep: (px: number) => number;
}

/** Where a place stands along the axis, in px. */
export function placePx(geometry: Geometry, moments: readonly StepMoment[], timed: boolean): PlacePx {
  const { origin, stops } = geometry;
  const direct = timed === (geometry.axis.kind === 'time');
  const pxOfStep = new Map(stops.map((stop) => [stop.step, stop.px]));

  return {
    toPx(place, step) {
      if (direct) return pxOf(geometry, place);
      const here = moments.find((moment) => moment.step === step);
      if (here?.place === place) return pxOfStep.get(step) ?? origin;
      const before = moments.findLast((moment) => moment.place <= place);
      const after = moments.find((moment) => moment.place > place);
      if (!before) return origin;
      const from = pxOfStep.get(before.step) ?? origin;
      if (!after) return from;
      return (
        from + ((place - before.place) / (after.place - before.place)) * ((pxOfStep.get(after.step) ?? from) - from)
      );
    },
    toPlace(px) {
      const first = stops[0]?.px ?? origin;
      const bounded = Math.max(first, Math.min(stops.at(-1)?.px ?? origin, px));
      if (direct) return unitAt(geometry, bounded);
      const stop = stops.findLast((one) => one.px <= bounded);
      return moments.find((moment) => moment.step === stop?.step)?.place ?? 0;
    },
    nearestStep(px) {
      let best = stops[0];
      for (const stop of stops) {
        if (best && Math.abs(stop.px - px) <= Math.abs(best.px - px)) best = stop;
      }
      return best?.step ?? 0;
    },
  };
}
