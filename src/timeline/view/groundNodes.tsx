import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { BusMarks, LockMarks } from './inkMarks.tsx';
import { Picture } from './Marks.tsx';
import { boxOf } from './nodeKinds.ts';
import type { BusNode, DiffersNode, GridNode, LaneNode, LockNode } from './nodeKinds.ts';

export const BusView = memo(function BusView(props: NodeProps<BusNode>): ReactNode {
  return (
    <Picture {...boxOf(props)} isGhost>
      <BusMarks bus={props.data.bus} />
    </Picture>
  );
});

export const LockView = memo(function LockView(props: NodeProps<LockNode>): ReactNode {
  return (
    <Picture {...boxOf(props)} isGhost>
      <LockMarks {...props.data} />
    </Picture>
  );
});

export const LaneView = memo(function LaneView(props: NodeProps<LaneNode>): ReactNode {
  const { lane, edge, down } = props.data;
  const kind = lane.kind === 'call' || lane.kind === 'app' ? 'calls' : 'state';
  return (
    <div className={`tl-lane tl-lane-${kind}`} data-edge={edge ?? undefined} data-down={down || undefined}>
      <Handle className="tl-handle" id="out" type="source" position={Position.Bottom} isConnectable={false} />
      <Handle className="tl-handle" id="in" type="target" position={Position.Top} isConnectable={false} />
    </div>
  );
});

export const GridView = memo(function GridView(props: NodeProps<GridNode>): ReactNode {
  const { geometry } = props.data;
  const box = boxOf(props);
  const across = geometry.orientation === 'across';
  const top = geometry.axisShown ? 26 : 0;
  return (
    <Picture {...box}>
      {geometry.axis.grid.map((at) =>
        across ? (
          <line key={at} className="tl-grid" x1={at} x2={at} y1={top} y2={geometry.split} />
        ) : (
          <line key={at} className="tl-grid" x1={28} x2={geometry.width} y1={at} y2={at} />
        ),
      )}
    </Picture>
  );
});

export const DiffersView = memo(function DiffersView(props: NodeProps<DiffersNode>): ReactNode {
  return <div className="tl-differing" data-down={props.data.down || undefined} />;
});
