import type { ReactNode } from 'react';
import { useInk } from './ink.ts';

interface InkedProps {
  readonly className: string;
  /** Along the time axis, in px. */
  readonly from: number;
  readonly to: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A box whose dry layer ends at the playhead. */
export function Inked({ className, from, to, isOpen, children }: InkedProps): ReactNode {
  const ref = useInk<HTMLDivElement>(from, to);
  return (
    <div ref={ref} className={`tl-inked ${className}`} style={{ '--tl-to': to }} data-open={isOpen || undefined}>
      {children}
    </div>
  );
}
