import type { ReactNode } from 'react';
import type { Trace } from '../../sim/trace.ts';

export function Key(_props: { readonly trace?: Trace | undefined }): ReactNode {
  return null;
}
