import type { Trace } from '../../../sim/index.ts';
import { layout } from '../../../timeline/index.ts';
import type { Geometry } from '../../../timeline/index.ts';

/** Narrower than this the two runs stand side by side, and time runs down. In px. */
const SIDE_BY_SIDE_BELOW = 560;
const GAP = 16;

/** How the two runs of the front page are laid out. */
export interface OpeningLayout {
  readonly sideBySide: boolean;
  readonly geometries: readonly [Geometry, Geometry];
}

/**
 * Two runs on one scale: their calls only, without locks, stores and axis.
 *
 * @param width of the picture, in px
 */
export function openingLayout(a: Trace, b: Trace, width: number): OpeningLayout {
  const sideBySide = width < SIDE_BY_SIDE_BELOW;
  const half = (trace: Trace, other: Trace): Geometry => ({
    ...layout(trace, {
      width: sideBySide ? Math.floor((width - GAP) / 2) : width,
      orientation: sideBySide ? 'down' : 'across',
      compact: true,
      callsOnly: true,
      axisShown: false,
      sharedRange: [other],
    }),
    // What the bars do not say, the words beside them do.
    labels: [],
  });
  return { sideBySide, geometries: [half(a, b), half(b, a)] };
}
