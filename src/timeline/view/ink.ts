import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Span } from '../marks/pieces.ts';

/**
 * Up to where ink is dry, in px of the time axis: where the playhead is. `Infinity`: everywhere, because nothing is
 * played or the run is over. Marks read it by themselves, so that while time moves only those are rendered which the
 * playhead reaches or leaves.
 */
export type Ink = StoreApi<number>;

/** Ink that is dry everywhere. */
export function createInk(): Ink {
  return createStore(() => Infinity);
}

export const InkContext = createContext<Ink>(createInk());

/** A stretch may end, or a cause may be, a rounding before the playhead. */
const ROUNDING = 0.01;

/** Whether the playhead has still to come to a stretch, is in it, or has passed; `null` is no matter of time. */
export function inkOf(span: Span | null, px: number): 'wet' | 'drying' | 'dry' {
  if (span === null || px >= span.to - ROUNDING) return 'dry';
  return px <= span.from ? 'wet' : 'drying';
}

/** The ink of a stretch, of the timeline it is in. */
export function useInk(span: Span | null): ReturnType<typeof inkOf> {
  return useStore(use(InkContext), (px) => inkOf(span, px));
}

/** How long the playhead takes from one step to another, in real ms. */
const GLIDE_MS = 180;

/**
 * Moves something along the time axis: fast at first, then slower.
 *
 * @param from in px, as `to`
 * @param show called at each frame, at last with `to`
 * @returns the undo: it stays where it is
 */
export function glide(from: number, to: number, show: (px: number) => void, whenThere: () => void): () => void {
  let begun: number | null = null;
  let frame = requestAnimationFrame(move);
  return () => cancelAnimationFrame(frame);

  function move(now: number): void {
    begun ??= now;
    const left = Math.max(0, 1 - (now - begun) / GLIDE_MS);
    show(to - (to - from) * left ** 3);
    if (left > 0) frame = requestAnimationFrame(move);
    else whenThere();
  }
}
