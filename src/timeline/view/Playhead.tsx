import { use, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import type { PlacePx } from '../playback/placePx.ts';
import type { Playback } from '../playback/playback.ts';
import { InkContext } from './ink.ts';

interface PlayheadProps {
  readonly geometry: Geometry;
  readonly playback: Playback;
  readonly places: PlacePx;
  readonly onMove: (px: number) => void;
}

/** The black line, and its flag with the time. It moves, and ink dries behind it, without anything being rendered. */
export function Playhead({ geometry, playback, places, onMove }: PlayheadProps): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const { moveTo } = use(InkContext);
  const { place, step, steps } = playback;
  const over = step >= steps;
  useLayoutEffect(() => {
    const follow = (): void => {
      const at = place.get();
      const px = places.toPx(at, step);
      line.current?.style.setProperty('--tl-playhead', String(Math.round(px * 100) / 100));
      if (text.current) text.current.textContent = textOf(geometry, at, step);
      moveTo(over ? Infinity : px);
      onMove(px);
    };
    follow();
    return place.subscribe(follow);
  }, [geometry, moveTo, onMove, over, place, places, step]);
  return (
    <div
      ref={line}
      className="tl-playhead"
      data-down={geometry.orientation === 'down' || undefined}
      data-over={over || undefined}
      aria-hidden="true"
    >
      {geometry.axisShown && <span className="tl-playhead-flag" ref={text} />}
    </div>
  );
}

function textOf(geometry: Geometry, place: number, step: number): string {
  if (geometry.axis.kind === 'steps') return geometry.orientation === 'across' ? `step ${step}` : String(step);
  return geometry.orientation === 'across' ? `${Math.round(place)} ms` : String(Math.round(place));
}
