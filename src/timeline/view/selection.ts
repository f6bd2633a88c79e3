import { createContext, use, useSyncExternalStore } from 'react';
import type { RequestId } from '../../sim/index.ts';

type OnSelect = (request: RequestId | null) => void;

/** Which bar is selected: a store, so that of many bars only the two concerned are rendered anew. */
export interface Selection {
  readonly get: () => RequestId | null;
  readonly set: (request: RequestId | null, onSelect: OnSelect | undefined) => void;
  /** Gives the undo. */
  readonly subscribe: (listener: () => void) => () => void;
  /** A bar was chosen. Choosing the selected bar again selects none. */
  readonly choose: (request: RequestId) => void;
  /** Whether bars can be chosen at all. */
  readonly canChoose: boolean;
}

/** A selection in which nothing is selected yet. */
export function createSelection(canChoose: boolean): Selection {
  let selected: RequestId | null = null;
  let handler: OnSelect | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => selected,
    set(request, onSelect) {
      handler = onSelect;
      if (request === selected) return;
      selected = request;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    choose: (request) => handler?.(request === selected ? null : request),
    canChoose,
  };
}

export const SelectionContext = createContext<Selection>(createSelection(false));

/** Whether this request is selected. */
export function useIsSelected(request: RequestId | null): boolean {
  const { get, subscribe } = use(SelectionContext);
  return useSyncExternalStore(subscribe, () => request !== null && get() === request);
}
