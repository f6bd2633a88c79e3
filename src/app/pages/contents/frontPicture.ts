import type { Trace } from '../../../sim/index.ts';
import { layout } from '../../../timeline/layout/layout.ts';
import type { Geometry } from '../../../timeline/layout/geometry.ts';
import { shutRun } from '../../run/lockedRun.ts';
import type { LockedRun } from '../../run/lockedRun.ts';

/** Narrower than this the question stands below the picture, which then shows nothing but what has happened. In px. */
const BELOW = 560;
/** Of the axis behind the last moment that is shown, where the question stands below. In virtual ms. */
const AFTER_MS = 4;

/** The picture of a run that waits for an answer. */
export interface ShutPicture {
  readonly locked: LockedRun;
  readonly geometry: Geometry;
  /** Where the future begins, in px of the picture; `null` where it is not in the picture. */
  readonly futurePx: number | null;
  /** Where the run stands, in px of the picture. */
  readonly nowPx: number;
}

/**
 * A run up to its first answers. Where there is room, it has the scale of the whole run, so that nothing moves when it
 * goes on.
 *
 * @param width of the picture, in px
 */
export function shutPicture(trace: Trace, width: number): ShutPicture {
  const alone = width < BELOW;
  const whole = shutRun(trace);
  const locked = alone ? shutRun(trace, whole.atMs + AFTER_MS) : whole;
  const geometry = layout(locked.trace, {
    width,
    orientation: 'across',
    until: locked.until,
    ...(!alone && { sharedRange: [trace] }),
  });
  return {
    locked,
    geometry,
    futurePx: alone ? null : geometry.cover,
    nowPx: geometry.origin + locked.atMs * geometry.pxPerUnit,
  };
}

/** The whole run: on the scale of `shutPicture` where there is room, and where there is none without end notes. */
export function openPicture(trace: Trace, width: number): Geometry {
  const options = width < BELOW ? { endNotesShown: false } : { sharedRange: [shutRun(trace).trace] };
  return layout(trace, { width, orientation: 'across', ...options });
}
