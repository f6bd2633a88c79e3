import { useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { playbackKeys } from '../playback/keys.ts';
import { Board } from './Board.tsx';
import { createInk, InkContext } from './ink.ts';
import { LaneNames } from './LaneNames.tsx';
import { MiniMap } from './MiniMap.tsx';
import { MotionContext } from './motion.ts';
import { createPointer, PointerContext } from './pointer.ts';
import type { TimelineProps } from './props.ts';
import { SelectionContext } from './selection.ts';
import { useSelection } from './useSelection.ts';
import { useWheelPan } from './useWheelPan.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

interface FlowProps extends TimelineProps {
  readonly geometry: Geometry;
  readonly zoom: number;
  readonly setZoom: ((zoom: number) => void) | null;
}

/** A geometry on the drawing board, with its playhead, the names of its lanes, and a map of it when it is long. */
export function Flow(props: FlowProps): ReactNode {
  const { trace, geometry, playback, selected = null, onSelect, onSeek, cover, differs = null, label } = props;
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const ownPan = useState(0);
  const [pan, setPan] = props.panState ?? ownPan;
  const [dragging, setDragging] = useState(false);
  const across = geometry.orientation === 'across';
  const most = Math.max(0, geometry.width - geometry.viewWidth);
  const panned = Math.min(pan, most);
  const panTo = useCallback((to: number): void => setPan(Math.max(0, Math.min(most, to))), [most, setPan]);

  const selection = useSelection(selected, onSelect);
  const [ink] = useState(createInk);
  const [pointer] = useState(createPointer);
  const motion = useMemo(() => (playback ? { playback, onSeek } : null), [playback, onSeek]);
  const keepInSight = useCallback(
    (px: number) => {
      if (most === 0) return;
      const { gutter, viewWidth } = geometry;
      const inSight = (from: number): boolean => px >= from + gutter && px <= from + viewWidth - NUMBERS.right;
      setPan((from) => (inSight(from) ? from : Math.max(0, Math.min(most, px - viewWidth / 2))));
    },
    [geometry, most, setPan],
  );
  useWheelPan(root, most, setPan);

  return (
    <SelectionContext value={selection}>
      <InkContext value={ink}>
        <PointerContext value={pointer}>
          <MotionContext value={motion}>
            <div
              ref={root}
              className="tl-root"
              role="group"
              aria-label={label ?? 'Timeline'}
              data-orientation={geometry.orientation}
              data-compact={geometry.compact || undefined}
              data-moving={playback?.playing || dragging || undefined}
              data-pannable={most > 0 || undefined}
              style={{ height: geometry.height }}
              onKeyDown={playback && playbackKeys(playback)}
            >
              <Board
                {...{ id, trace, geometry, selected, differs, cover, most }}
                plays={playback !== undefined}
                pan={panned}
                onPan={panTo}
                onDrag={setDragging}
                onMove={keepInSight}
              />
              <LaneNames geometry={geometry} />
              {across && props.setZoom && geometry.axisShown && geometry.cover === null && (
                <ZoomButtons zoom={props.zoom} onZoom={props.setZoom} />
              )}
            </div>
          </MotionContext>
        </PointerContext>
      </InkContext>
      {most > 0 && !props.panState && <MiniMap trace={trace} geometry={geometry} pan={panned} onPan={panTo} />}
    </SelectionContext>
  );
}
