import { createContext } from 'react';

/** How far the ink of a timeline is dry, for marks that follow it without being rendered. */
export interface Ink {
  /** Tells the listener at once and at each move how far ink is dry, in px of the time axis. Gives the undo. */
  readonly follow: (listener: (px: number) => void) => () => void;
  /** `Infinity`: dry everywhere. */
  readonly moveTo: (px: number) => void;
}

/** Ink that is dry everywhere, until it is moved. */
export function createInk(): Ink {
  const listeners = new Set<(px: number) => void>();
  let place = Infinity;
  return {
    follow(listener) {
      listeners.add(listener);
      listener(place);
      return () => void listeners.delete(listener);
    },
    moveTo(px) {
      if (px === place) return;
      place = px;
      for (const listener of listeners) listener(px);
    },
  };
}

export const InkContext = createContext<Ink>(createInk());
