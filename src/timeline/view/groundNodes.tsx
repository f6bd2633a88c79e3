import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { Inked } from './Inked.tsx';
import { Layers, Picture, TextMark } from './Marks.tsx';
import { boxOf } from './nodeKinds.ts';
import type { BusNode, DiffersNode, GridNode, LaneNode, LockNode } from './nodeKinds.ts';

export const BusView = memo(function BusView(props: NodeProps<BusNode>): ReactNode {
  const { bus, span } = props.data;
  const box = boxOf(props);
  return (
    <Inked className="tl-states" {...span}>
      <Layers {...box}>
        {bus.segments.map((segment, index) => (
          <path
            key={index}
            className={`tl-bus-${segment.look} tl-${segment.tone}${segment.expired ? ' tl-expired' : ''}`}
            d={segment.d}
          />
        ))}
      </Layers>
      <Picture {...box}>
        {bus.segments.map((segment, index) => segment.text && <TextMark key={index} text={segment.text} />)}
        {bus.labels.map((label, index) => (
          <TextMark key={index} text={label} />
        ))}
      </Picture>
    </Inked>
  );
});

export const LockView = memo(function LockView(props: NodeProps<LockNode>): ReactNode {
  const { lock, down, span } = props.data;
  const box = boxOf(props);
  return (
    <Inked className="tl-states" {...span}>
      <Layers {...box}>
        {lock.holds.map((hold, index) => (
          <rect key={index} className={down ? 'tl-held tl-held-box' : 'tl-held'} {...hold.box} />
        ))}
      </Layers>
      <Picture {...box}>
        {lock.gaps.map((gap, index) => (
          <g key={index}>
            <path className="tl-dimension-line" d={gap.d} />
            <rect className="tl-plate" {...gap.plate} />
            <TextMark text={gap.text} />
          </g>
        ))}
        <path className="tl-wave" d={lock.line} />
        {lock.holds.map((hold, index) => hold.text && <TextMark key={index} text={hold.text} />)}
      </Picture>
    </Inked>
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
