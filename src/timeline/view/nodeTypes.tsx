import { Handle, Position } from '@xyflow/react';
import type { Node, NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import type { Bar, Bus, Flag, Geometry, Label, Lane, LockLine, Text, WaitMark } from '../layout/geometry.ts';
import { Layers, Picture, ShapeMark, TextMark } from './Marks.tsx';
import { SelectionContext } from './selection.ts';

export type BarNode = Node<{ readonly bar: Bar; readonly style: CSSProperties }, 'bar'>;
export type BandNode = Node<{ readonly bar: Bar; readonly style: CSSProperties }, 'band'>;
export type WaitNode = Node<{ readonly wait: WaitMark; readonly style: CSSProperties }, 'wait'>;
export type FlagNode = Node<{ readonly flag: Flag; readonly style: CSSProperties }, 'flag'>;
export type BusNode = Node<{ readonly bus: Bus; readonly style: CSSProperties }, 'bus'>;
export type LockNode = Node<{ readonly lock: LockLine; readonly down: boolean; readonly style: CSSProperties }, 'lock'>;
export type LaneNode = Node<{ readonly lane: Lane; readonly edge: 'group' | 'tab' | null; readonly down: boolean }, 'lane'>;
export type GridNode = Node<{ readonly geometry: Geometry }, 'grid'>;
export type NotesNode = Node<{ readonly labels: readonly Label[] }, 'notes'>;
export type DiffersNode = Node<{ readonly down: boolean }, 'differs'>;
export type TimelineNode = BarNode | BandNode | WaitNode | FlagNode | BusNode | LockNode | LaneNode | GridNode | NotesNode | DiffersNode;

interface Sized {
  readonly positionAbsoluteX: number;
  readonly positionAbsoluteY: number;
  readonly width?: number;
  readonly height?: number;
}

const boxOf = ({ positionAbsoluteX: x, positionAbsoluteY: y, width = 0, height = 0 }: Sized): { x: number; y: number; width: number; height: number } => ({ x, y, width, height });

const BarView = memo(function BarView(props: NodeProps<BarNode>): ReactNode {
  const { bar, style } = props.data;
  const { selected, onSelect } = use(SelectionContext);
  const isSelected = selected === bar.request;
  const marks = (
    <Layers {...boxOf(props)}>
      {bar.shapes.map((shape, index) => <ShapeMark key={index} shape={shape} />)}
      {bar.texts.map((text, index) => <TextMark key={index} text={text} />)}
    </Layers>
  );
  if (!onSelect) return <div className="tl-bar" role="img" aria-label={bar.name} style={style}>{marks}</div>;
  return (
    <button type="button" className="tl-bar" aria-label={bar.name} aria-pressed={isSelected} title={bar.name} style={style} onClick={() => onSelect(isSelected ? null : bar.request)}>
      {marks}
    </button>
  );
});

const BandView = memo(function BandView(props: NodeProps<BandNode>): ReactNode {
  const box = boxOf(props);
  return (
    <div className="tl-band" style={props.data.style}>
      <Layers {...box}>
        <rect className="tl-selected" x={box.x + 0.75} y={box.y + 0.75} width={box.width - 1.5} height={box.height - 1.5} rx={3} />
      </Layers>
    </div>
  );
});

const WaitView = memo(function WaitView(props: NodeProps<WaitNode>): ReactNode {
  const { wait, style } = props.data;
  return (
    <div className="tl-waiting" data-open={wait.open || undefined} style={style}>
      <span className="tl-strip tl-ghost" />
      <span className="tl-strip tl-dry" />
      {wait.text && <Picture {...boxOf(props)}><PlatedText text={wait.text} /></Picture>}
    </div>
  );
});

function PlatedText({ text }: { readonly text: Text }): ReactNode {
  return (
    <>
      <rect className="tl-plate" x={text.x - 5} y={text.y - text.width / 2 - 7} width={18} height={text.width + 14} />
      <TextMark text={text} />
    </>
  );
}

const FlagView = memo(function FlagView(props: NodeProps<FlagNode>): ReactNode {
  const { flag, style } = props.data;
  return (
    <div className={`tl-flag tl-by-${flag.by}`} style={style}>
      <Layers {...boxOf(props)}>
        <path className="tl-cloth" d={flag.cloth} />
        <path className="tl-pole" d={flag.pole} />
        <TextMark text={flag.text} />
      </Layers>
    </div>
  );
});

const BusView = memo(function BusView(props: NodeProps<BusNode>): ReactNode {
  const { bus, style } = props.data;
  const box = boxOf(props);
  return (
    <div className="tl-states" style={style}>
      <Layers {...box}>
        {bus.segments.map((segment, index) => (
          <path key={index} className={`tl-bus-${segment.look} tl-${segment.tone}${segment.expired ? ' tl-expired' : ''}`} d={segment.d} />
        ))}
      </Layers>
      <Picture {...box}>
        {bus.segments.map((segment, index) => segment.text && <TextMark key={index} text={segment.text} />)}
        {bus.labels.map((label, index) => <TextMark key={index} text={label} />)}
      </Picture>
    </div>
  );
});

const LockView = memo(function LockView(props: NodeProps<LockNode>): ReactNode {
  const { lock, down, style } = props.data;
  const box = boxOf(props);
  return (
    <div className="tl-states" style={style}>
      <Layers {...box}>
        {lock.holds.map((hold, index) => <rect key={index} className={down ? 'tl-held tl-held-box' : 'tl-held'} {...hold.box} />)}
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
    </div>
  );
});

const LaneView = memo(function LaneView(props: NodeProps<LaneNode>): ReactNode {
  const { lane, edge, down } = props.data;
  const kind = lane.kind === 'call' || lane.kind === 'app' ? 'calls' : 'state';
  return (
    <div className={`tl-lane tl-lane-${kind}`} data-edge={edge ?? undefined} data-down={down || undefined}>
      <Handle className="tl-handle" id="out" type="source" position={Position.Bottom} isConnectable={false} />
      <Handle className="tl-handle" id="in" type="target" position={Position.Top} isConnectable={false} />
    </div>
  );
});

const GridView = memo(function GridView(props: NodeProps<GridNode>): ReactNode {
  const { geometry } = props.data;
  const box = boxOf(props);
  const across = geometry.orientation === 'across';
  const top = geometry.axisShown ? 26 : 0;
  return (
    <Picture {...box}>
      {geometry.axis.grid.map((at) =>
        across
          ? <line key={at} className="tl-grid" x1={at} x2={at} y1={top} y2={geometry.split} />
          : <line key={at} className="tl-grid" x1={28} x2={geometry.width} y1={at} y2={at} />)}
      {!across && geometry.axis.labels.map((label) => <TextMark key={label.text} text={label} />)}
    </Picture>
  );
});

const NotesView = memo(function NotesView(props: NodeProps<NotesNode>): ReactNode {
  return <Picture {...boxOf(props)}>{props.data.labels.map((label) => <TextMark key={label.id} text={label} />)}</Picture>;
});

const DiffersView = memo(function DiffersView(props: NodeProps<DiffersNode>): ReactNode {
  return <div className="tl-differing" data-down={props.data.down || undefined} />;
});

/** The parts of the picture, as React Flow's custom nodes. */
export const nodeTypes = {
  bar: BarView,
  band: BandView,
  wait: WaitView,
  flag: FlagView,
  bus: BusView,
  lock: LockView,
  lane: LaneView,
  grid: GridView,
  notes: NotesView,
  differs: DiffersView,
};
