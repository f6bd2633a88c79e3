import { use, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import type { PlacePx } from '../playback/placePx.ts';
import { InkContext } from './ink.ts';
import { MotionContext } from './motion.ts';

interface PlayheadProps {
  readonly geometry: Geometry;
  readonly places: PlacePx;
  readonly onMove: (px: number) => void;
}

/** The black line, and its flag with the time. It moves, and ink dries behind it, without anything being rendered. */
export function Playhead({ geometry, places, onMove }: PlayheadProps): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const { moveTo } = use(InkContext);
  const playback = use(MotionContext)?.playback;
  const place = playback?.place;
  const step = playback?.step ?? 0;
  const over = playback !== undefined && step >= playback.steps;
  useLayoutEffect(() => {
    if (!place) return undefined;
    const follow = (): void => {
      const at = place.get();
      const px = places.toPx(at, step);
      const along = geometry.orientation === 'across' ? 'translateX' : 'translateY';
      if (line.current) line.current.style.transform = `${along}(${Math.round(px * 100) / 100}px)`;
      const now = textOf(geometry, at, step);
      if (text.current && text.current.textContent !== now) text.current.textContent = now;
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
