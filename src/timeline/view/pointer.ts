import { createContext, use, useSyncExternalStore } from 'react';
import type { RequestId } from '../../sim/index.ts';

/** Which bar the pointer is over: its button knows, and its dry ink, which lies elsewhere in the page, asks. */
export interface Pointer {
  readonly get: () => RequestId | null;
  readonly pointAt: (request: RequestId | null) => void;
  /** Gives the undo. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A pointer that is over no bar. */
export function createPointer(): Pointer {
  let pointed: RequestId | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => pointed,
    pointAt(request) {
      pointed = request;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const PointerContext = createContext<Pointer>(createPointer());

/** Whether the pointer is over the bar of this request. */
export function useIsPointedAt(request: RequestId): boolean {
  const { get, subscribe } = use(PointerContext);
  return useSyncExternalStore(subscribe, () => get() === request);
}
