import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { Inked } from './Inked.tsx';
import { Layers, Picture, TextMark } from './Marks.tsx';

/** The rail with its labels and a tick for each moment at which something happens. */
export function AxisRail({ geometry }: { readonly geometry: Geometry }): ReactNode {
  const { axis, width, origin } = geometry;
  const box = { x: 0, y: 0, width, height: NUMBERS.axis };
  return (
    <Inked className="tl-rail" from={0} to={width}>
      <Picture {...box}>
        <line className="tl-rail-line" x1={origin - 10} x2={width - 8} y1={NUMBERS.rail} y2={NUMBERS.rail} />
        {axis.labels.map((label) => (
          <TextMark key={label.text} text={label} />
        ))}
      </Picture>
      <Layers {...box}>
        {axis.ticks.map((at) => (
          <rect key={at} className="tl-stop" x={at - 1} y={NUMBERS.rail - 3} width={2} height={6} />
        ))}
      </Layers>
    </Inked>
  );
}
