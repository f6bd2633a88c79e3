import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';

/** Plain paper over the future of a locked run. */
export function Cover({
  geometry,
  at,
  children,
}: {
  readonly geometry: Geometry;
  readonly at: number;
  readonly children: ReactNode;
}): ReactNode {
  const { orientation, width, height, axisShown } = geometry;
  const top = axisShown ? NUMBERS.axis : 0;
  const place =
    orientation === 'across'
      ? { left: at, width: width - at, top, height: height - top }
      : { top: at, height: height - at, width };
  return (
    <div className="tl-cover" style={place}>
      {children}
    </div>
  );
}
