import type { ReactNode } from 'react';
import type { TransportProps } from './props.ts';

export function Transport(_props: TransportProps): ReactNode {
  return null;
}
