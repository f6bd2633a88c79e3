import type { Edge as FlowEdge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { Edge } from '../layout/geometry.ts';
import { useIsSelected } from './selection.ts';

export type CauseEdge = FlowEdge<{ readonly edge: Edge; readonly at: number }, 'cause'>;

const HEAD = 6;
const HALF = 3.5;

const CauseView = memo(function CauseView({ data }: EdgeProps<CauseEdge>): ReactNode {
  const chain = useIsSelected(data?.edge.request ?? null);
  if (!data) return null;
  const { edge, at } = data;
  const { from, to } = edge;
  const style: CSSProperties = { '--tl-at': at };
  return (
    <g className={`tl-edge tl-edge-${edge.why}`} data-chain={chain || undefined} style={style}>
      <path className="tl-edge-line" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <path className="tl-edge-head" d={headOf(from, to)} />
    </g>
  );
});

function headOf(from: Edge['from'], to: Edge['to']): string {
  if (from.x === to.x) {
    const back = to.y > from.y ? -HEAD : HEAD;
    return `M${to.x - HALF} ${to.y + back}L${to.x} ${to.y}L${to.x + HALF} ${to.y + back}`;
  }
  const back = to.x > from.x ? -HEAD : HEAD;
  return `M${to.x + back} ${to.y - HALF}L${to.x} ${to.y}L${to.x + back} ${to.y + HALF}`;
}

/** Causes, as React Flow's custom edge. */
export const edgeTypes = { cause: CauseView };
