import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { RequestId } from '../../sim/index.ts';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { playbackKeys } from '../playback/keys.ts';
import { momentsOf } from '../playback/moments.ts';
import { placePx } from '../playback/placePx.ts';
import { Board } from './Board.tsx';
import { createInk, InkContext } from './ink.ts';
import { LaneNames, LaneTexts } from './LaneNames.tsx';
import { MiniMap } from './MiniMap.tsx';
import { Playhead } from './Playhead.tsx';
import type { PanState, TimelineProps } from './props.ts';
import { Scrubber } from './Scrubber.tsx';
import { ZoomButtons } from './ZoomButtons.tsx';

interface FlowProps extends TimelineProps {
  readonly geometry: Geometry;
  readonly zoom: number;
  readonly setZoom: ((zoom: number) => void) | null;
}

/** A geometry on React Flow, with its playhead, the names of its lanes, and a map of it when it is long. */
export function Flow(props: FlowProps): ReactNode {
  const { trace, geometry, playback, selected = null, onSelect, onSeek, cover, differs = null, label } = props;
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const ownPan = useState(0);
  const [pan, setPan] = props.panState ?? ownPan;
  const [dragging, setDragging] = useState(false);
  const [ink] = useState(createInk);
  const across = geometry.orientation === 'across';
  const most = Math.max(0, geometry.width - geometry.viewWidth);
  const panned = Math.min(pan, most);
  const panTo = useCallback((to: number): void => setPan(Math.max(0, Math.min(most, to))), [most, setPan]);
  useWheelPan(root, most, setPan);
  const choose = useChoice(selected, onSelect);

  const moments = useMemo(() => momentsOf(trace), [trace]);
  const places = useMemo(() => placePx(geometry, moments, trace.timed), [geometry, moments, trace.timed]);
  const keepInSight = useCallback(
    (px: number) => {
      if (most === 0) return;
      const { gutter, viewWidth } = geometry;
      const inSight = (from: number): boolean => px >= from + gutter && px <= from + viewWidth - NUMBERS.right;
      setPan((from) => (inSight(from) ? from : Math.max(0, Math.min(most, px - viewWidth / 2))));
    },
    [geometry, most, setPan],
  );

  return (
    <InkContext value={ink}>
      <div
        ref={root}
        className="tl-root"
        role="group"
        aria-label={label ?? 'Timeline'}
        data-orientation={geometry.orientation}
        data-compact={geometry.compact || undefined}
        data-pannable={most > 0 || undefined}
        style={{ height: geometry.height }}
        onKeyDown={playback && playbackKeys(playback)}
      >
        <Board
          {...{ id, geometry, selected, differs, most }}
          canChoose={onSelect !== undefined}
          onChoose={choose}
          pan={panned}
          onPan={panTo}
        />
        <div className="tl-over" style={panned > 0 ? { transform: `translateX(${-panned}px)` } : undefined}>
          {playback && geometry.axisShown && (
            <Scrubber {...{ geometry, playback, places, moments, onSeek }} timed={trace.timed} onDrag={setDragging} />
          )}
          {playback && <Playhead {...{ geometry, playback, places, dragging }} onMove={keepInSight} />}
          {geometry.cover !== null && (
            <div className="tl-cover" style={futureOf(geometry, geometry.cover)}>
              {cover}
            </div>
          )}
        </div>
        <LaneTexts geometry={geometry} />
        <LaneNames geometry={geometry} />
        {across && props.setZoom && geometry.axisShown && geometry.cover === null && (
          <ZoomButtons zoom={props.zoom} onZoom={props.setZoom} />
        )}
      </div>
      {most > 0 && !props.panState && <MiniMap trace={trace} geometry={geometry} pan={panned} onPan={panTo} />}
    </InkContext>
  );
}

/** Where the future of a locked run would be, from a px on. */
function futureOf({ orientation, width, height, axisShown }: Geometry, at: number): CSSProperties {
  const top = axisShown ? NUMBERS.axis : 0;
  return orientation === 'across'
    ? { left: at, width: width - at, top, height: height - top }
    : { top: at, height: height - at, width };
}

/** Chooses a request, or lets it go where it is the chosen one: always the same function, so that nothing is rendered for it. */
function useChoice(selected: RequestId | null, onSelect: TimelineProps['onSelect']): (request: RequestId) => void {
  const latest = useRef({ selected, onSelect });
  useLayoutEffect(() => {
    latest.current = { selected, onSelect };
  }, [selected, onSelect]);
  return useCallback((request) => {
    const now = latest.current;
    now.onSelect?.(request === now.selected ? null : request);
  }, []);
}

/** A sideways wheel pans; an upright one is the page's, which React Flow's own `panOnScroll` would keep from it. */
function useWheelPan(root: { readonly current: HTMLElement | null }, most: number, setPan: PanState[1]): void {
  useEffect(() => {
    const element = root.current;
    if (!element || most === 0) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (Math.abs(sideways) <= (event.shiftKey ? 0 : Math.abs(event.deltaY))) return;
      event.preventDefault();
      setPan((from) => Math.max(0, Math.min(most, from + sideways)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [root, most, setPan]);
}
