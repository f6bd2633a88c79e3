import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface CardHeadingProps {
  readonly id: string;
  readonly level: 2 | 3;
  /** How often this card has been answered, or asked again, since it is on the page. */
  readonly moved: number;
  readonly children: ReactNode;
}

/** The heading of a question. Whoever has just answered, or asks again, is led to what has changed. */
export function CardHeading({ id, level, moved, children }: CardHeadingProps): ReactNode {
  const Heading = `h${level}` as const;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved > 0) ref.current?.focus({ preventScroll: true });
  }, [moved]);
  return (
    <Heading id={id} ref={ref} tabIndex={-1}>
      {children}
    </Heading>
  );
}
