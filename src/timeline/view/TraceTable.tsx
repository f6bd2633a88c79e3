import type { ReactNode } from 'react';
import type { TraceTableProps } from './props.ts';

export function TraceTable(_props: TraceTableProps): ReactNode {
  return null;
}
