import { ReactFlow, ViewportPortal } from '@xyflow/react';
import type { ReactFlowProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { RequestId } from '../../sim/index.ts';
import type { Geometry } from '../layout/geometry.ts';
import { bandPiece } from '../marks/pieces.ts';
import { Drying } from './Drying.tsx';
import { edgesOf, edgeTypes, nodesOf, nodeTypes, withSelected } from './nodes.tsx';
import type { CauseEdge, PieceNode } from './nodes.tsx';

interface BoardProps {
  readonly id: string;
  readonly geometry: Geometry;
  readonly selected: RequestId | null;
  readonly canChoose: boolean;
  readonly onChoose: (request: RequestId) => void;
  readonly differs: number | null;
  /** How far the picture is panned, and how far it can be, in px. */
  readonly pan: number;
  readonly most: number;
  readonly onPan: (to: number) => void;
}

/** A picture to look at and to pan: its size is the layout's, so there is one zoom. See docs/decisions/0060. */
const READ_ONLY = {
  minZoom: 1,
  maxZoom: 1,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  edgesReconnectable: false,
  zIndexMode: 'manual',
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  proOptions: { hideAttribution: true },
} satisfies ReactFlowProps;

/** React Flow calls itself an application, and each edge an image: it is the ground of our group, and says nothing. */
function asGround(flow: HTMLDivElement | null): void {
  flow?.setAttribute('role', 'presentation');
  flow?.querySelector('.react-flow__edges')?.setAttribute('aria-hidden', 'true');
}

/** A geometry on React Flow. While a run plays it is not rendered: only marks which the playhead reaches or leaves are. */
export const Board = memo(function Board({ geometry, selected, canChoose, differs, ...props }: BoardProps): ReactNode {
  const pieces = useMemo(() => nodesOf(geometry, differs, canChoose), [geometry, differs, canChoose]);
  const nodes = useMemo(
    () => withSelected(pieces, geometry, selected, canChoose),
    [pieces, geometry, selected, canChoose],
  );
  const parts = useMemo(() => pieces.flatMap(({ data }) => data.piece.parts), [pieces]);
  const band = useMemo(() => bandPiece(geometry, selected)?.parts, [geometry, selected]);
  const edges = useMemo(() => edgesOf(geometry, selected), [geometry, selected]);
  return (
    <ReactFlow<PieceNode, CauseEdge>
      {...READ_ONLY}
      ref={asGround}
      id={props.id}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodeClick={(_, { data }) => data.piece.bar && props.onChoose(data.piece.bar.request)}
      viewport={{ x: -props.pan, y: 0, zoom: 1 }}
      onViewportChange={(next) => props.onPan(-next.x)}
      translateExtent={[
        [0, 0],
        [geometry.width, geometry.height],
      ]}
      panOnDrag={props.most > 0}
    >
      <ViewportPortal>
        {band && <Drying geometry={geometry} parts={band} className="tl-drying-band" />}
        <Drying geometry={geometry} parts={parts} className="tl-drying-marks" />
      </ViewportPortal>
    </ReactFlow>
  );
});
