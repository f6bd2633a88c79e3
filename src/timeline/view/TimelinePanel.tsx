import type { ReactNode } from 'react';
import type { TimelinePanelProps } from './props.ts';

export function TimelinePanel(_props: TimelinePanelProps): ReactNode {
  return null;
}
