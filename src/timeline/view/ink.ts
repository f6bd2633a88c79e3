import { createContext, use, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * How far the marks of a timeline are dry. A move touches only marks between the old place and the new one: a variable
 * on the whole picture would have the browser style all of it again in each frame.
 */
export interface Ink {
  /** A mark that dries between two px of the time axis. Gives the undo. */
  readonly register: (element: HTMLElement | SVGElement, from: number, to: number) => () => void;
  readonly moveTo: (px: number) => void;
}

interface Mark {
  readonly element: HTMLElement | SVGElement;
  readonly from: number;
  readonly to: number;
}

/** Ink that is dry everywhere, until it is moved. */
export function createInk(): Ink {
  const marks = new Set<Mark>();
  let place = Infinity;
  const dry = ({ element, from, to }: Mark): void =>
    element.style.setProperty('--tl-ink', String(Math.round(Math.max(from - 1, Math.min(to + 1, place)) * 100) / 100));
  return {
    register(element, from, to) {
      const mark = { element, from, to };
      marks.add(mark);
      dry(mark);
      return () => void marks.delete(mark);
    },
    moveTo(px) {
      const [low, high] = px < place ? [px, place] : [place, px];
      place = px;
      for (const mark of marks) {
        if (mark.to >= low - 2 && mark.from <= high + 2) dry(mark);
      }
    },
  };
}

export const InkContext = createContext<Ink>(createInk());

/** The ref of a mark that dries between two px. */
export function useInk<T extends HTMLElement | SVGElement>(from: number, to: number): RefObject<T | null> {
  const ref = useRef<T>(null);
  const { register } = use(InkContext);
  useLayoutEffect(() => (ref.current ? register(ref.current, from, to) : undefined), [register, from, to]);
  return ref;
}
