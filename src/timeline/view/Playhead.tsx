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
    const watch = createWatch(line.current);
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
      watch.look(step, playing);
    };
    follow();
    const unfollow = store.subscribe(follow);
    return () => {
      unfollow();
      stay();
      watch.stop();
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

interface Watch {
  readonly look: (step: number, playing: boolean) => void;
  readonly stop: () => void;
}

/** What the site's head covers at the top of the window, with some air, in px. */
const HEAD_PX = 64;

/**
 * Keeps a run that plays where one looks: the page scrolls to the playhead when playing begins out of sight, and along
 * with it where time runs down, until the reader scrolls away.
 */
function createWatch(line: HTMLElement | null): Watch {
  const pinned = line?.closest('.tl-panel')?.querySelector('.tl-caption');
  let before: number | null = null;
  let isLeft = false;
  const leave = (): void => void (isLeft = true);
  const gestures = ['wheel', 'touchmove'] as const;
  for (const gesture of gestures) window.addEventListener(gesture, leave, { passive: true });
  return {
    stop: () => gestures.forEach((gesture) => window.removeEventListener(gesture, leave)),
    look(step, playing) {
      const last = before;
      before = playing ? step : null;
      if (last === null) isLeft = false;
      // It stands still; at the end of a run it has only just come there.
      if (!line || !pinned || isLeft || step === last || (last === null && !playing)) return;
      const box = line.getBoundingClientRect();
      const covered = pinned.getBoundingClientRect();
      // On a narrow page the caption and the buttons lie over the end of the picture.
      const end = covered.top > box.top ? Math.min(innerHeight, covered.top) : innerHeight;
      if (box.bottom > HEAD_PX && box.top < end) return;
      const top = (box.top + box.bottom - HEAD_PX - end) / 2;
      window.scrollBy({ top, behavior: prefersStillness() ? 'instant' : 'smooth' });
    },
  };
}

function textOf(geometry: Geometry, place: number, step: number): string {
  if (geometry.axis.kind === 'steps') return geometry.orientation === 'across' ? `step ${step}` : String(step);
  const now = Math.round(place);
  return geometry.orientation === 'across' || now >= 10_000 ? timeText(now) : String(now);
}
