import { ReactFlow, ViewportPortal } from '@xyflow/react';
import type { Viewport } from '@xyflow/react';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { layout } from '../layout/layout.ts';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { playbackKeys } from '../playback/keys.ts';
import { momentsOf } from '../playback/moments.ts';
import { placePx } from '../playback/placePx.ts';
import { AxisRail } from './AxisRail.tsx';
import { edgeTypes } from './edgeTypes.tsx';
import { LaneNames } from './LaneNames.tsx';
import { MiniMap } from './MiniMap.tsx';
import { nodeTypes } from './nodeTypes.tsx';
import { edgesOf, nodesOf } from './nodes.ts';
import { Playhead } from './Playhead.tsx';
import type { TimelineProps } from './props.ts';
import { SelectionContext } from './selection.ts';
import { useScrub } from './useScrub.ts';
import { useWidth } from './useWidth.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

/** A run on a time axis: read-only, each request a button. */
export function Timeline(props: TimelineProps): ReactNode {
  const { trace, axis, compact, until } = props;
  const { ref, width } = useWidth();
  const [zoom, setZoom] = useState(1);
  const geometry = useMemo(
    () => props.geometry ?? (width === null || width === 0 ? null : layout(trace, { width, axis, compact, until, zoom })),
    [props.geometry, trace, width, axis, compact, until, zoom],
  );
  return (
    <div className="tl-frame">
      <div ref={ref}>{geometry && <Flow {...props} geometry={geometry} zoom={zoom} setZoom={props.geometry ? null : setZoom} />}</div>
    </div>
  );
}

interface FlowProps extends TimelineProps {
  readonly geometry: Geometry;
  readonly zoom: number;
  readonly setZoom: ((zoom: number) => void) | null;
}

function Flow({ trace, geometry, playback, selected = null, onSelect, onSeek, cover, differs, label, zoom, setZoom }: FlowProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const [pan, setPan] = useState(0);
  const [dragging, setDragging] = useState(false);
  const across = geometry.orientation === 'across';
  const most = Math.max(0, geometry.width - geometry.viewWidth);
  const panned = Math.min(pan, most);

  const moments = useMemo(() => momentsOf(trace), [trace]);
  const places = useMemo(() => placePx(geometry, moments, trace.timed), [geometry, moments, trace.timed]);
  const nodes = useMemo(() => nodesOf(geometry, selected, differs ?? null), [geometry, selected, differs]);
  const edges = useMemo(() => edgesOf(geometry), [geometry]);
  const selection = useMemo(() => ({ selected, onSelect: onSelect ?? null }), [selected, onSelect]);
  const scrub = useScrub(geometry, places, playback, onSeek, setDragging);

  const playing = playback?.playing ?? false;
  const keepInSight = useCallback(
    (px: number) => {
      if (most === 0) return;
      setPan((from) => (px < from + geometry.gutter || px > from + geometry.viewWidth - NUMBERS.right ? Math.max(0, Math.min(most, px - geometry.viewWidth / 2)) : from));
    },
    [geometry, most],
  );
  useWheelPan(root, most, setPan);

  const viewport: Viewport = { x: -panned, y: 0, zoom: 1 };
  const step = playback?.step ?? 0;
  return (
    <SelectionContext value={selection}>
      <div
        ref={root}
        className="tl-root"
        role="group"
        aria-label={label ?? 'Timeline'}
        data-orientation={geometry.orientation}
        data-compact={geometry.compact || undefined}
        data-moving={playing || dragging || undefined}
        data-pannable={most > 0 || undefined}
        style={{ height: geometry.height }}
        onKeyDown={playback && playbackKeys(playback)}
      >
        <ReactFlow
          id={id}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          viewport={viewport}
          onViewportChange={(next) => setPan(Math.max(0, Math.min(most, -next.x)))}
          minZoom={1}
          maxZoom={1}
          translateExtent={[[0, 0], [geometry.width, geometry.height]]}
          panOnDrag={most > 0}
          panOnScroll={false}
          zoomOnScroll={false}
          zoomOnPinch={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          proOptions={{ hideAttribution: true }}
        >
          <ViewportPortal>
            {across && geometry.axisShown && <AxisRail geometry={geometry} />}
            {playback && (
              <div
                className="tl-scrubber nopan"
                role="slider"
                tabIndex={0}
                aria-label="Playhead"
                aria-orientation={across ? 'horizontal' : 'vertical'}
                aria-valuemin={moments[0]?.step ?? 0}
                aria-valuemax={playback.steps}
                aria-valuenow={step}
                aria-valuetext={`Step ${step} of ${playback.steps}${trace.timed ? `, ${moments.find((moment) => moment.step === step)?.atMs ?? 0} ms` : ''}`}
                style={across ? { width: geometry.width, height: geometry.axisShown ? NUMBERS.axis : 0 } : { width: NUMBERS.down.ticks - 2, height: geometry.height }}
                {...scrub}
              />
            )}
            {playback && <Playhead geometry={geometry} playback={playback} places={places} root={root} onMove={keepInSight} flagged={geometry.axisShown} />}
            {geometry.cover !== null && (
              <div className="tl-cover" style={across ? { left: geometry.cover, width: geometry.width - geometry.cover, top: NUMBERS.axis, height: geometry.height - NUMBERS.axis } : { top: geometry.cover, height: geometry.height - geometry.cover, width: geometry.width }}>
                {cover}
              </div>
            )}
          </ViewportPortal>
        </ReactFlow>
        <LaneNames geometry={geometry} />
        {across && setZoom && geometry.axisShown && geometry.cover === null && <ZoomButtons zoom={zoom} onZoom={setZoom} />}
      </div>
      {most > 0 && <MiniMap trace={trace} geometry={geometry} pan={panned} onPan={(to) => setPan(Math.max(0, Math.min(most, to)))} />}
    </SelectionContext>
  );
}

/** A sideways wheel pans; an upright one is the page's. */
function useWheelPan(root: { readonly current: HTMLElement | null }, most: number, setPan: (change: (from: number) => number) => void): void {
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
