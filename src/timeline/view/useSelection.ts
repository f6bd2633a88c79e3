import { useLayoutEffect, useMemo } from 'react';
import type { RequestId } from '../../sim/index.ts';
import { createSelection } from './selection.ts';
import type { Selection } from './selection.ts';

/** The selection of a timeline, kept up to date. */
export function useSelection(
  selected: RequestId | null,
  onSelect: ((request: RequestId | null) => void) | undefined,
): Selection {
  const canChoose = onSelect !== undefined;
  const selection = useMemo(() => createSelection(canChoose), [canChoose]);
  useLayoutEffect(() => selection.set(selected, onSelect), [onSelect, selected, selection]);
  return selection;
}
