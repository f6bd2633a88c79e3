import type { ReactNode } from 'react';
import type { TimelineProps } from './props.ts';

export function Timeline(_props: TimelineProps): ReactNode {
  return null;
}
