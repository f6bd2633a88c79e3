import type { Edge as FlowEdge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Edge } from '../layout/geometry.ts';
import { useInk } from './ink.ts';
import { useIsSelected } from './selection.ts';

export type CauseEdge = FlowEdge<{ readonly edge: Edge; readonly at: number }, 'cause'>;

const HEAD = 6;
const HALF = 3.5;

const CauseView = memo(function CauseView({ data }: EdgeProps<CauseEdge>): ReactNode {
  return data && <Cause {...data} />;
});

function Cause({ edge, at }: { readonly edge: Edge; readonly at: number }): ReactNode {
  const { from, to, why, request } = edge;
  const isChain = useIsSelected(request);
  const ref = useInk<SVGGElement>(at, at);
  return (
    <g ref={ref} className={`tl-edge tl-edge-${why}`} data-chain={isChain || undefined} style={{ '--tl-to': at }}>
      <path className="tl-edge-line" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <path className="tl-edge-head" d={headOf(from, to)} />
    </g>
  );
}

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
