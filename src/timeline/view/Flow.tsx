import { ReactFlow, ViewportPortal } from '@xyflow/react';
import type { ReactFlowProps } from '@xyflow/react';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Geometry } from '../layout/geometry.ts';
import { NUMBERS } from '../layout/numbers.ts';
import { playbackKeys } from '../playback/keys.ts';
import { momentsOf } from '../playback/moments.ts';
import { placePx } from '../playback/placePx.ts';
import { AxisRail } from './AxisRail.tsx';
import { Cover } from './Cover.tsx';
import { edgeTypes } from './edgeTypes.tsx';
import { createInk, InkContext } from './ink.ts';
import { LaneNames } from './LaneNames.tsx';
import { MiniMap } from './MiniMap.tsx';
import { bandOf, edgesOf, nodesOf } from './nodes.ts';
import { nodeTypes } from './nodeTypes.ts';
import { Playhead } from './Playhead.tsx';
import type { TimelineProps } from './props.ts';
import { Scrubber } from './Scrubber.tsx';
import { SelectionContext } from './selection.ts';
import { useSelection } from './useSelection.ts';
import { useWheelPan } from './useWheelPan.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

interface FlowProps extends TimelineProps {
  readonly geometry: Geometry;
  readonly zoom: number;
  readonly setZoom: ((zoom: number) => void) | null;
}

/** React Flow as a drawing board: one zoom, nothing to drag, connect or select but by the bars' own buttons. */
const READ_ONLY = {
  minZoom: 1,
  maxZoom: 1,
  panOnScroll: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  proOptions: { hideAttribution: true },
} satisfies ReactFlowProps;

/** A geometry on the drawing board, with its playhead. */
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
  const panTo = (to: number): void => setPan(Math.max(0, Math.min(most, to)));

  const moments = useMemo(() => momentsOf(trace), [trace]);
  const places = useMemo(() => placePx(geometry, moments, trace.timed), [geometry, moments, trace.timed]);
  const marks = useMemo(() => nodesOf(geometry, differs), [geometry, differs]);
  const nodes = useMemo(() => [...marks, ...bandOf(geometry, selected)], [marks, geometry, selected]);
  const edges = useMemo(() => edgesOf(geometry), [geometry]);
  const selection = useSelection(selected, onSelect);
  const [ink] = useState(createInk);
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
          <ReactFlow
            {...READ_ONLY}
            id={id}
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            viewport={{ x: -panned, y: 0, zoom: 1 }}
            onViewportChange={(next) => panTo(-next.x)}
            translateExtent={[
              [0, 0],
              [geometry.width, geometry.height],
            ]}
            panOnDrag={most > 0}
          >
            <ViewportPortal>
              {across && geometry.axisShown && <AxisRail geometry={geometry} />}
              {playback && geometry.axisShown && (
                <Scrubber
                  {...{ geometry, playback, places, moments, onSeek }}
                  timed={trace.timed}
                  onDrag={setDragging}
                />
              )}
              {playback && <Playhead {...{ geometry, playback, places }} onMove={keepInSight} />}
              {geometry.cover !== null && (
                <Cover geometry={geometry} at={geometry.cover}>
                  {cover}
                </Cover>
              )}
            </ViewportPortal>
          </ReactFlow>
          <LaneNames geometry={geometry} />
          {across && props.setZoom && geometry.axisShown && geometry.cover === null && (
            <ZoomButtons zoom={props.zoom} onZoom={props.setZoom} />
          )}
        </div>
      </InkContext>
      {most > 0 && !props.panState && <MiniMap trace={trace} geometry={geometry} pan={panned} onPan={panTo} />}
    </SelectionContext>
  );
}
