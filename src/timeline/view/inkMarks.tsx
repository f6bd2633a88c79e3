import type { ReactNode } from 'react';
import type { Bar, Box, Bus, Flag, LockLine } from '../layout/geometry.ts';
import { ShapeMark, TextMark } from './Marks.tsx';

/* The marks that are drawn twice: as outlines, and over them in dry ink. */

/** A bar of the timeline. */
export function BarMarks({ bar }: { readonly bar: Bar }): ReactNode {
  return (
    <>
      {bar.shapes.map((shape, index) => (
        <ShapeMark key={index} shape={shape} />
      ))}
      {bar.texts.map((text, index) => (
        <TextMark key={index} text={text} />
      ))}
    </>
  );
}

/** The band behind the request that is chosen. */
export function BandMark({ box }: { readonly box: Box }): ReactNode {
  return (
    <rect
      className="tl-selected"
      x={box.x + 0.75}
      y={box.y + 0.75}
      width={box.width - 1.5}
      height={box.height - 1.5}
      rx={3}
    />
  );
}

/** The flag of a logout. */
export function FlagMarks({ flag }: { readonly flag: Flag }): ReactNode {
  return (
    <g className={`tl-by-${flag.by}`}>
      <path className="tl-cloth" d={flag.cloth} />
      <path className="tl-pole" d={flag.pole} />
      <TextMark text={flag.text} />
    </g>
  );
}

/** The values of a state over time. */
export function BusMarks({ bus }: { readonly bus: Bus }): ReactNode {
  return bus.segments.map((segment, index) => (
    <path
      key={index}
      className={`tl-bus-${segment.look} tl-${segment.tone}${segment.expired ? ' tl-expired' : ''}`}
      d={segment.d}
    />
  ));
}

/** The line of the lock. */
export function LockMarks({ lock, down }: { readonly lock: LockLine; readonly down: boolean }): ReactNode {
  return lock.holds.map((hold, index) => (
    <rect key={index} className={down ? 'tl-held tl-held-box' : 'tl-held'} {...hold.box} />
  ));
}
