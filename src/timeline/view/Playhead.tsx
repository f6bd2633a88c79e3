import { timeText } from '../../sim/index.ts';
import { use, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import type { PlacePx } from '../playback/placePx.ts';
import { prefersStillness } from '../playback/prefersStillness.ts';
import type { Playback } from '../playback/playback.ts';
import { glide, InkContext } from './ink.ts';

interface PlayheadProps {
  readonly geometry: Geometry;
  readonly playback: Playback;
  readonly places: PlacePx;
  readonly dragging: boolean;
  /** Where it goes, in px of the time axis. */
  readonly onMove: (px: number) => void;
}

/** The black line, and its flag with the time. It moves, and ink dries behind it, without being rendered. */
export function Playhead({ geometry, playback, places, dragging, onMove }: PlayheadProps): ReactNode {
  const line = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const here = useRef<number | null>(null);
  const ink = use(InkContext);
  const { store, steps } = playback;
  useLayoutEffect(() => {
    const along = geometry.orientation === 'across' ? 'translateX' : 'translateY';
    const show = (px: number): void => {
      here.current = px;
      if (line.current) line.current.style.transform = `${along}(${Math.round(px * 100) / 100}px)`;
      ink.setState(px);
    };
    let stay = (): void => {};
    let isFirst = true;
    const follow = (): void => {
      const { place, step, playing } = store.getState();
      const px = places.toPx(place, step);
      const now = textOf(geometry, place, step);
      if (text.current && text.current.textContent !== now) text.current.textContent = now;
      const whenThere = (): void => {
        if (step >= steps) ink.setState(Infinity);
      };
      stay();
      // Between steps it glides; it is where it should be at once where it is led, and in a picture laid out anew.
      if (here.current === null || isFirst || playing || dragging || prefersStillness()) {
        show(px);
        whenThere();
      } else {
        stay = glide(here.current, px, show, whenThere);
      }
      isFirst = false;
      onMove(px);
    };
    follow();
    const unfollow = store.subscribe(follow);
    return () => {
      unfollow();
      stay();
    };
  }, [dragging, geometry, ink, onMove, places, steps, store]);
  return (
    <div
      ref={line}
      className="tl-playhead"
      data-down={geometry.orientation === 'down' || undefined}
      data-over={playback.step >= steps || undefined}
      aria-hidden="true"
    >
      {geometry.axisShown && <span className="tl-playhead-flag" ref={text} />}
    </div>
  );
}

function textOf(geometry: Geometry, place: number, step: number): string {
  if (geometry.axis.kind === 'steps') return geometry.orientation === 'across' ? `step ${step}` : String(step);
  const now = Math.round(place);
  return geometry.orientation === 'across' || now >= 10_000 ? timeText(now) : String(now);
}
