import { timeText } from '../../sim/index.ts';
import { useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import type { StepMoment } from '../playback/moments.ts';
import type { PlacePx } from '../playback/placePx.ts';
import type { Playback } from '../playback/playback.ts';

interface ScrubberProps {
  readonly geometry: Geometry;
  readonly playback: Playback;
  readonly places: PlacePx;
  readonly moments: readonly StepMoment[];
  readonly timed: boolean;
  readonly onDrag: (dragging: boolean) => void;
  readonly onSeek: ((step: number) => void) | undefined;
}

/** The strip along the axis on which the playhead is dragged: a slider whose stops are the steps. */
export function Scrubber({ geometry, playback, places, moments, timed, onDrag, onSeek }: ScrubberProps): ReactNode {
  const dragging = useRef(false);
  const { step, steps } = playback;
  const across = geometry.orientation === 'across';
  const atMs = moments.find((moment) => moment.step === step)?.atMs ?? 0;

  const pxAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return across ? event.clientX - box.left : event.clientY - box.top;
  };
  const settle = (event: PointerEvent<HTMLElement>): void => {
    if (!dragging.current) return;
    dragging.current = false;
    onDrag(false);
    const nearest = places.nearestStep(pxAt(event));
    playback.seekStep(nearest);
    onSeek?.(nearest);
  };

  return (
    <div
      className="tl-scrubber"
      role="slider"
      tabIndex={0}
      aria-label="Playhead"
      aria-orientation={across ? 'horizontal' : 'vertical'}
      aria-valuemin={moments[0]?.step ?? 0}
      aria-valuemax={steps}
      aria-valuenow={step}
      aria-valuetext={`Step ${step} of ${steps}${timed ? `, ${timeText(atMs)}` : ''}`}
      style={
        across
          ? { width: geometry.width, height: NUMBERS.axis }
          : { width: NUMBERS.down.ticks - 2, height: geometry.height }
      }
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        onDrag(true);
        playback.seekPlace(places.toPlace(pxAt(event)));
      }}
      onPointerMove={(event) => {
        if (dragging.current) playback.seekPlace(places.toPlace(pxAt(event)));
      }}
      onPointerUp={settle}
      onPointerCancel={settle}
    />
  );
}
