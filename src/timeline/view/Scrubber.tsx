import { use } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import type { StepMoment } from '../playback/moments.ts';
import type { PlacePx } from '../playback/placePx.ts';
import { MotionContext } from './motion.ts';
import type { Motion } from './motion.ts';
import { useScrub } from './useScrub.ts';

interface ScrubberProps {
  readonly geometry: Geometry;
  readonly places: PlacePx;
  readonly moments: readonly StepMoment[];
  readonly timed: boolean;
  readonly onDrag: (dragging: boolean) => void;
}

/** The strip along the axis on which the playhead is dragged: a slider whose stops are the steps. */
export function Scrubber(props: ScrubberProps): ReactNode {
  const motion = use(MotionContext);
  return motion && <Strip {...props} {...motion} />;
}

function Strip({ geometry, playback, places, moments, timed, onSeek, onDrag }: ScrubberProps & Motion): ReactNode {
  const scrub = useScrub(geometry, places, playback, onSeek, onDrag);
  const { step, steps } = playback;
  const across = geometry.orientation === 'across';
  const atMs = moments.find((moment) => moment.step === step)?.atMs ?? 0;
  const size = across
    ? { width: geometry.width, height: NUMBERS.axis }
    : { width: NUMBERS.down.ticks - 2, height: geometry.height };
  return (
    <div
      className="tl-scrubber nopan"
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-orientation={across ? 'horizontal' : 'vertical'}
      aria-valuemin={moments[0]?.step ?? 0}
      aria-valuemax={steps}
      aria-valuenow={step}
      aria-valuetext={`Step ${step} of ${steps}${timed ? `, ${atMs} ms` : ''}`}
      style={size}
      {...scrub}
    />
  );
}
