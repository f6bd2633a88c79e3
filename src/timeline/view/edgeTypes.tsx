import type { Edge as FlowEdge, EdgeProps } from '@xyflow/react';
import { memo, use, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Edge } from '../layout/geometry.ts';
import { headPath } from '../layout/headPath.ts';
import { InkContext } from './ink.ts';
import { useIsSelected } from './selection.ts';

export type CauseEdge = FlowEdge<{ readonly edge: Edge; readonly at: number }, 'cause'>;

/** The playhead at a cause may be a rounding before it. */
const ROUNDING = 0.01;

const CauseView = memo(function CauseView({ data }: EdgeProps<CauseEdge>): ReactNode {
  return data && <Cause {...data} />;
});

function Cause({ edge, at }: { readonly edge: Edge; readonly at: number }): ReactNode {
  const { from, to, why, request } = edge;
  const isChain = useIsSelected(request);
  const ref = useRef<SVGGElement>(null);
  const { follow } = use(InkContext);
  useLayoutEffect(() => follow((px) => ref.current?.toggleAttribute('data-dry', px >= at - ROUNDING)), [at, follow]);
  return (
    <g ref={ref} className={`tl-edge tl-edge-${why}`} data-chain={isChain || undefined}>
      <path className="tl-edge-line" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <path className="tl-edge-head" d={headPath(from, to)} />
    </g>
  );
}

/** Causes, as React Flow's custom edge. */
export const edgeTypes = { cause: CauseView };
