import type { Edge as FlowEdge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Edge } from '../layout/geometry.ts';
import { headPath } from '../layout/headPath.ts';
import { useInk } from './ink.ts';
import { useIsSelected } from './selection.ts';

export type CauseEdge = FlowEdge<{ readonly edge: Edge; readonly at: number }, 'cause'>;

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
      <path className="tl-edge-head" d={headPath(from, to)} />
    </g>
  );
}

/** Causes, as React Flow's custom edge. */
export const edgeTypes = { cause: CauseView };
