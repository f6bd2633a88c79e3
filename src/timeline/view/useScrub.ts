import { useRef } from 'react';
import type { PointerEvent } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import type { PlacePx } from '../playback/placePx.ts';
import type { Playback } from '../playback/playback.ts';

export interface Scrub {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

/** Dragging along the axis moves the playhead; letting go snaps it to a step. */
export function useScrub(
  geometry: Geometry,
  places: PlacePx,
  playback: Playback,
  onSeek: ((step: number) => void) | undefined,
  onDrag: (dragging: boolean) => void,
): Scrub {
  const dragging = useRef(false);
  const pxAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return geometry.orientation === 'across' ? event.clientX - box.left : event.clientY - box.top;
  };
  const settle = (event: PointerEvent<HTMLElement>): void => {
    if (!dragging.current) return;
    dragging.current = false;
    onDrag(false);
    const step = places.nearestStep(pxAt(event));
    playback.seekStep(step);
    onSeek?.(step);
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      dragging.current = true;
      onDrag(true);
      playback.seekPlace(places.toPlace(pxAt(event)));
    },
    onPointerMove(event) {
      if (dragging.current) playback.seekPlace(places.toPlace(pxAt(event)));
    },
    onPointerUp: settle,
    onPointerCancel: settle,
  };
}
