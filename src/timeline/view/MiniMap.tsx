import { memo, useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import type { Trace } from '../../sim/index.ts';
import { unitAt } from '../layout/folds.ts';
import type { Geometry } from '../layout/geometry.ts';
import { MiniRun } from './MiniRun.tsx';

interface MiniMapProps {
  readonly trace: Trace;
  readonly geometry: Geometry;
  readonly pan: number;
  readonly onPan: (to: number) => void;
}

const STEP = 80;

/** The whole run in small while the picture is wider than its frame, and where in it one is. */
export const MiniMap = memo(function MiniMap({ trace, geometry, pan, onPan }: MiniMapProps): ReactNode {
  const strip = useRef<HTMLDivElement>(null);
  const left = geometry.gutter;
  const width = geometry.viewWidth - left - 16;
  const content = geometry.width - left;
  const scale = width / content;
  const shown = geometry.viewWidth - left;
  const range = unitAt(geometry, geometry.width) - geometry.firstUnit;
  const move = (event: PointerEvent): void => {
    const box = strip.current?.getBoundingClientRect();
    if (box && event.buttons === 1) onPan((event.clientX - box.left) / scale - shown / 2);
  };
  return (
    <div className="tl-map" style={{ paddingLeft: left }}>
      <div
        ref={strip}
        className="tl-map-strip"
        role="slider"
        tabIndex={0}
        aria-label="Part of the run that is shown"
        aria-valuemin={0}
        aria-valuemax={Math.round(content - shown)}
        aria-valuenow={Math.round(pan)}
        style={{ width }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          move(event);
        }}
        onPointerMove={move}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0;
          if (by === 0) return;
          event.preventDefault();
          event.stopPropagation();
          onPan(pan + by);
        }}
      >
        <MiniRun trace={trace} width={width} range={range} />
        <span className="tl-map-window" style={{ left: pan * scale, width: shown * scale }} />
      </div>
    </div>
  );
});
