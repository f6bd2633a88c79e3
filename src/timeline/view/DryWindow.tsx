import { use, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { InkContext } from './ink.ts';

interface DryWindowProps {
  readonly geometry: Geometry;
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * A window on dry ink that ends at the playhead. While time moves the window is moved one way and what is in it the
 * other way: nothing is laid out or painted, the compositor puts the same layers together at another place.
 */
export function DryWindow({ geometry, className, children }: DryWindowProps): ReactNode {
  const { width, height, orientation } = geometry;
  const across = orientation === 'across';
  const length = across ? width : height;
  const view = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const { follow } = use(InkContext);
  useLayoutEffect(
    () =>
      follow((to) => {
        const px = Math.round(Math.min(length, to) * 100) / 100;
        const along = across ? 'translateX' : 'translateY';
        if (view.current) view.current.style.transform = `${along}(${px}px)`;
        if (sheet.current) sheet.current.style.transform = `${along}(${-px}px)`;
      }),
    [across, follow, length],
  );
  const start = across ? 'left' : 'top';
  return (
    <div ref={view} className={`tl-dry ${className}`} style={{ width, height, [start]: -length }} aria-hidden="true">
      <div ref={sheet} className="tl-dry-sheet" style={{ width, height, [start]: length }}>
        {children}
      </div>
    </div>
  );
}
