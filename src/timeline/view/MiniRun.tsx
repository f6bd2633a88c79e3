import type { ReactNode } from 'react';
import type { MiniRunProps } from './props.ts';

export function MiniRun(_props: MiniRunProps): ReactNode {
  return null;
}
