import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import type { PlacePx } from '../playback/placePx.ts';
import type { Playback } from '../playback/playback.ts';

interface PlayheadProps {
  readonly geometry: Geometry;
  readonly playback: Playback;
  readonly places: PlacePx;
  /** The element whose `--tl-playhead` everything follows. */
  readonly root: RefObject<HTMLElement | null>;
  readonly onMove: (px: number) => void;
}

/** The black line, and its flag with the time. Moved by a custom property: nothing is rendered meanwhile. */
export function Playhead({ geometry, playback, places, root, onMove }: PlayheadProps): ReactNode {
  const text = useRef<HTMLSpanElement>(null);
  const { place, step, steps } = playback;
  const over = step >= steps;
  useEffect(() => {
    const follow = (): void => {
      const at = place.get();
      const px = places.toPx(at, step);
      root.current?.style.setProperty('--tl-playhead', String(Math.round(px * 100) / 100));
      root.current?.style.setProperty(
        '--tl-ink',
        String(over ? geometry.width + geometry.height : Math.round(px * 100) / 100),
      );
      if (text.current) text.current.textContent = textOf(geometry, at, step);
      onMove(px);
    };
    follow();
    return place.subscribe(follow);
  }, [geometry, onMove, over, place, places, root, step]);
  return (
    <div
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
