import { ReactFlow, ViewportPortal } from '@xyflow/react';
import type { ReactFlowProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { RequestId, Trace } from '../../sim/index.ts';
import type { Geometry } from '../layout/geometry.ts';
import { momentsOf } from '../playback/moments.ts';
import { placePx } from '../playback/placePx.ts';
import { AxisRail } from './AxisRail.tsx';
import { Cover } from './Cover.tsx';
import { DryBand, DryLayer } from './DryLayer.tsx';
import { edgeTypes } from './edgeTypes.tsx';
import { bandOf, edgesOf, nodesOf } from './nodes.ts';
import { nodeTypes } from './nodeTypes.ts';
import { Playhead } from './Playhead.tsx';
import { Scrubber } from './Scrubber.tsx';

interface BoardProps {
  readonly id: string;
  readonly trace: Trace;
  readonly geometry: Geometry;
  readonly selected: RequestId | null;
  readonly differs: number | null;
  readonly cover: ReactNode;
  readonly plays: boolean;
  /** How far the picture is panned, and how far it can be, in px. */
  readonly pan: number;
  readonly most: number;
  readonly onPan: (to: number) => void;
  readonly onDrag: (dragging: boolean) => void;
  readonly onMove: (px: number) => void;
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

/** A geometry on the drawing board. While a run plays it is not rendered: only what reads the motion is. */
export const Board = memo(function Board(props: BoardProps): ReactNode {
  const { trace, geometry, selected, differs, plays, pan, most, onPan } = props;
  const moments = useMemo(() => momentsOf(trace), [trace]);
  const places = useMemo(() => placePx(geometry, moments, trace.timed), [geometry, moments, trace.timed]);
  const marks = useMemo(() => nodesOf(geometry, differs), [geometry, differs]);
  const nodes = useMemo(() => [...marks, ...bandOf(geometry, selected)], [marks, geometry, selected]);
  const edges = useMemo(() => edgesOf(geometry), [geometry]);
  return (
    <ReactFlow
      {...READ_ONLY}
      id={props.id}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      viewport={{ x: -pan, y: 0, zoom: 1 }}
      onViewportChange={(next) => onPan(-next.x)}
      translateExtent={[
        [0, 0],
        [geometry.width, geometry.height],
      ]}
      panOnDrag={most > 0}
    >
      <ViewportPortal>
        {geometry.orientation === 'across' && geometry.axisShown && <AxisRail geometry={geometry} />}
        <DryBand geometry={geometry} selected={selected} />
        <DryLayer geometry={geometry} />
        {plays && geometry.axisShown && (
          <Scrubber {...{ geometry, places, moments }} timed={trace.timed} onDrag={props.onDrag} />
        )}
        {plays && <Playhead {...{ geometry, places }} onMove={props.onMove} />}
        {geometry.cover !== null && (
          <Cover geometry={geometry} at={geometry.cover}>
            {props.cover}
          </Cover>
        )}
      </ViewportPortal>
    </ReactFlow>
  );
});
