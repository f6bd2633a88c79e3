import { createContext } from 'react';
import type { RequestId } from '../../sim/index.ts';

/** Which bar is selected, for the nodes of a timeline. */
export interface Selection {
  readonly selected: RequestId | null;
  readonly onSelect: ((request: RequestId | null) => void) | null;
}

export const SelectionContext = createContext<Selection>({ selected: null, onSelect: null });
