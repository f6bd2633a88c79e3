import type { ReactNode } from 'react';
import type { TimelinePairProps } from './props.ts';

export function TimelinePair(_props: TimelinePairProps): ReactNode {
  return null;
}
