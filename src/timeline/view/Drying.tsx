import { use, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Geometry } from '../layout/geometry.ts';
import type { Part } from '../marks/pieces.ts';
import { InkContext, inkOf } from './ink.ts';
import { Marks } from './Marks.tsx';

interface DryingProps {
  readonly geometry: Geometry;
  readonly parts: readonly Part[];
  readonly className: string;
}

/**
 * The dry ink of what the playhead is in: a window on it that ends at the playhead. While time moves, the window is
 * moved one way and what is in it the other way: nothing is laid out or painted, the compositor puts the same layers
 * together at another place.
 */
export function Drying({ geometry, parts, className }: DryingProps): ReactNode {
  const { width, height, orientation } = geometry;
  const across = orientation === 'across';
  const length = across ? width : height;
  const view = useRef<HTMLDivElement>(null);
  const sheet = useRef<SVGSVGElement>(null);
  const ink = use(InkContext);
  const drying = useStore(
    ink,
    useShallow((px) => parts.filter(({ span }) => inkOf(span, px) === 'drying')),
  );
  useLayoutEffect(() => {
    const along = across ? 'translateX' : 'translateY';
    const follow = (to: number): void => {
      const px = Math.round(Math.min(length, to) * 100) / 100;
      if (view.current) view.current.style.transform = `${along}(${px}px)`;
      if (sheet.current) sheet.current.style.transform = `${along}(${-px}px)`;
    };
    follow(ink.getState());
    return ink.subscribe(follow);
  }, [across, ink, length]);
  const start = across ? 'left' : 'top';
  return (
    <div ref={view} className={`tl-drying ${className}`} style={{ width, height, [start]: -length }} aria-hidden="true">
      <svg ref={sheet} className="tl-drying-sheet" width={width} height={height} style={{ [start]: length }}>
        {drying.map((part, index) => (
          <Marks key={index} marks={part.marks} ink="dry" />
        ))}
      </svg>
    </div>
  );
}
