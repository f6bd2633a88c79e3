import { Handle, Position } from '@xyflow/react';
import type { Edge as FlowEdge, EdgeProps, Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { RequestId } from '../../sim/index.ts';
import type { Edge, Geometry } from '../layout/geometry.ts';
import { bandPiece, causePart, differsPiece, piecesOf } from '../marks/pieces.ts';
import type { Piece } from '../marks/pieces.ts';
import { PartMarks, Picture } from './Marks.tsx';

/** A piece of the picture as React Flow's node, and a cause as its edge. */
export type PieceNode = Node<{ readonly piece: Piece }, Piece['kind']>;
export type CauseEdge = FlowEdge<{ readonly edge: Edge; readonly across: boolean }, 'cause'>;

/** From back to front. The ink that dries lies over the band at 2, and over all other marks at 4: see Drying. */
const Z: Readonly<Record<Piece['kind'] | 'cause', number>> = {
  grid: 0,
  lane: 1,
  differs: 1,
  band: 2,
  rail: 2,
  cause: 2,
  bus: 3,
  lock: 3,
  wait: 3,
  bar: 3,
  flag: 3,
  notes: 5,
  gaps: 7,
};

/** The nodes of a geometry. */
export function nodesOf(geometry: Geometry, differs: number | null, canChoose: boolean): readonly PieceNode[] {
  const pieces = [...piecesOf(geometry), ...(differs === null ? [] : [differsPiece(geometry, differs)])];
  return pieces.map((piece) => nodeOf(piece, canChoose));
}

/** The same nodes, with the bar of a request selected and the band behind it. All others stay the same objects. */
export function withSelected(
  nodes: readonly PieceNode[],
  geometry: Geometry,
  selected: RequestId | null,
  canChoose: boolean,
): PieceNode[] {
  const band = bandPiece(geometry, selected);
  if (!band) return [...nodes];
  return [
    ...nodes.map((node) => (node.data.piece.bar?.request === selected ? { ...node, selected: true } : node)),
    nodeOf(band, canChoose),
  ];
}

/** The edges of a geometry; those of the selected request are selected. */
export function edgesOf(geometry: Geometry, selected: RequestId | null): CauseEdge[] {
  return geometry.edges.map((edge) => ({
    id: edge.id,
    type: 'cause',
    source: edge.source,
    target: edge.target,
    sourceHandle: 'out',
    targetHandle: 'in',
    zIndex: Z.cause,
    selectable: false,
    selected: edge.request !== null && edge.request === selected,
    domAttributes: { 'aria-hidden': true, 'aria-label': undefined, 'aria-roledescription': undefined },
    data: { edge, across: geometry.orientation === 'across' },
  }));
}

function nodeOf(piece: Piece, canChoose: boolean): PieceNode {
  const { x, y, width, height } = piece.box;
  return {
    id: piece.id,
    type: piece.kind,
    position: { x, y },
    width,
    height,
    zIndex: Z[piece.kind],
    selectable: canChoose && piece.kind === 'bar',
    // The pointer is the page's, and the pane's, but for the buttons of the bars.
    style: { pointerEvents: 'none' },
    domAttributes: { 'aria-roledescription': undefined },
    data: { piece },
  };
}

const PieceView = memo(function PieceView({ data: { piece } }: NodeProps<PieceNode>): ReactNode {
  return <Picture {...piece.box} parts={piece.parts} />;
});

/** A request: a button where it can be selected, else its name for a screen reader. */
const BarView = memo(function BarView({ data: { piece }, selectable, selected }: NodeProps<PieceNode>): ReactNode {
  const name = piece.bar?.name;
  return (
    <div className="tl-bar">
      {selectable ? (
        <button type="button" className="tl-bar-button" aria-label={name} aria-pressed={selected} title={name} />
      ) : (
        <span className="tl-hidden">{name}</span>
      )}
      <Picture {...piece.box} parts={piece.parts} />
    </div>
  );
});

/** The ground of a lane. Causes are drawn from the geometry; React Flow wants to know where they could touch. */
const LaneView = memo(function LaneView({ data: { piece } }: NodeProps<PieceNode>): ReactNode {
  return (
    <>
      <Picture {...piece.box} parts={piece.parts} />
      <Handle className="tl-handle" id="out" type="source" position={Position.Bottom} isConnectable={false} />
      <Handle className="tl-handle" id="in" type="target" position={Position.Top} isConnectable={false} />
    </>
  );
});

const CauseView = memo(function CauseView({ data, selected = false }: EdgeProps<CauseEdge>): ReactNode {
  return data && <PartMarks part={causePart(data.edge, data.across, selected)} />;
});

export const nodeTypes = {
  grid: PieceView,
  lane: LaneView,
  differs: PieceView,
  band: PieceView,
  rail: PieceView,
  bus: PieceView,
  lock: PieceView,
  wait: PieceView,
  bar: BarView,
  flag: PieceView,
  notes: PieceView,
  gaps: PieceView,
} satisfies Readonly<Record<Piece['kind'], unknown>>;

export const edgeTypes = { cause: CauseView };
