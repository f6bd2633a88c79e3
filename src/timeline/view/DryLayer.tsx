import { memo } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { RequestId } from '../../sim/index.ts';
import type { Bar, Box, Geometry } from '../layout/geometry.ts';
import { AxisTicks } from './AxisRail.tsx';
import { DryWindow } from './DryWindow.tsx';
import { BandMark, BarMarks, BusMarks, FlagMarks, LockMarks } from './inkMarks.tsx';
import { Picture } from './Marks.tsx';
import { bandBoxOf } from './nodes.ts';
import { useIsPointedAt } from './pointer.ts';

interface DryLayerProps {
  readonly geometry: Geometry;
}

/** The dry ink of all marks, over their outlines. */
export const DryLayer = memo(function DryLayer({ geometry }: DryLayerProps): ReactNode {
  const { axisShown, orientation } = geometry;
  const down = orientation === 'down';
  return (
    <DryWindow geometry={geometry} className="tl-dry-marks">
      {geometry.waits.map((wait) => (
        <div key={wait.id} className="tl-waiting" style={placeOf(wait.box)} data-open={wait.open || undefined}>
          <span className="tl-strip" />
        </div>
      ))}
      <Picture {...wholeOf(geometry)}>
        {geometry.buses.map((bus) => (
          <BusMarks key={bus.id} bus={bus} />
        ))}
        {geometry.locks.map((lock) => (
          <LockMarks key={lock.id} lock={lock} down={down} />
        ))}
        {geometry.bars.map((bar) => (
          <DryBar key={bar.request} bar={bar} />
        ))}
        {geometry.flags.map((flag) => (
          <FlagMarks key={flag.id} flag={flag} />
        ))}
      </Picture>
      {axisShown && !down && <AxisTicks geometry={geometry} />}
    </DryWindow>
  );
});

/** The dry ink of the band behind the selected bar, under all outlines. */
export function DryBand({ geometry, selected }: DryLayerProps & { readonly selected: RequestId | null }): ReactNode {
  const box = bandBoxOf(geometry, selected);
  return (
    box && (
      <DryWindow geometry={geometry} className="tl-dry-band">
        <Picture {...wholeOf(geometry)}>
          <BandMark box={box} />
        </Picture>
      </DryWindow>
    )
  );
}

function DryBar({ bar }: { readonly bar: Bar }): ReactNode {
  return (
    <g className="tl-bar-dry" data-pointed={useIsPointedAt(bar.request) || undefined}>
      <BarMarks bar={bar} />
    </g>
  );
}

const wholeOf = ({ width, height }: Geometry): Box => ({ x: 0, y: 0, width, height });
const placeOf = ({ x, y, width, height }: Box): CSSProperties => ({ left: x, top: y, width, height });
