import type { Node } from '@xyflow/react';
import type { RequestId } from '../../sim/index.ts';
import type { Box, Geometry, Lane } from '../layout/geometry.ts';
import { isCallLane } from '../layout/laneList.ts';
import type { CauseEdge } from './edgeTypes.tsx';
import type { LaneEdge, TimelineNode } from './nodeKinds.ts';

/** From back to front. Dry ink lies between marks and notes, dry bands over bands: see marks.css. */
const Z = { grid: 0, lane: 1, differs: 1, band: 2, edge: 2, mark: 3, notes: 5 } as const;

const FIXED = {
  draggable: false,
  selectable: false,
  connectable: false,
  focusable: false,
  domAttributes: { 'aria-roledescription': undefined },
} as const;

/** React Flow's nodes of a geometry. */
export function nodesOf(geometry: Geometry, differs: number | null): TimelineNode[] {
  const { orientation, width, height } = geometry;
  const down = orientation === 'down';
  const whole: Box = { x: 0, y: 0, width, height };
  const lastState = geometry.lanes.at(-1)?.id;
  const nodes: TimelineNode[] = [
    { ...base('grid', whole, Z.grid), type: 'grid', data: { geometry } },
    ...geometry.lanes.map((lane, index): TimelineNode => {
      const edge = edgeOf(geometry, lane, geometry.lanes[index + 1]);
      const box = down
        ? columnBox(geometry, lane)
        : lane.id === lastState
          ? { ...lane.box, height: height - lane.box.y }
          : lane.box;
      return { ...base(lane.id, box, Z.lane), type: 'lane', data: { lane, edge, down } };
    }),
    ...geometry.buses.map((bus): TimelineNode => ({ ...base(bus.id, whole, Z.mark), type: 'bus', data: { bus } })),
    ...geometry.locks.map((lock): TimelineNode => ({
      ...base(lock.id, whole, Z.mark),
      type: 'lock',
      data: { lock, down },
    })),
    ...geometry.waits.map((wait): TimelineNode => ({
      ...base(wait.id, wait.box, Z.mark),
      type: 'wait',
      data: { wait },
    })),
    // A bar's outlines and its button have places of their own from back to front.
    ...geometry.bars.map((bar): TimelineNode => ({
      ...base(`bar:${bar.request}`, outwards(bar.box), 'auto'),
      type: 'bar',
      data: { bar },
    })),
    ...geometry.flags.map((flag): TimelineNode => ({
      ...base(flag.id, outwards(flag.box), Z.mark),
      type: 'flag',
      data: { flag },
    })),
    { ...base('notes', whole, Z.notes), type: 'notes', data: { geometry } },
  ];
  if (differs !== null) {
    const box = down
      ? { x: 0, y: differs, width, height: height - differs }
      : { x: differs, y: 0, width: width - differs, height };
    nodes.push({ ...base('differs', box, Z.differs), type: 'differs', data: { down } });
  }
  return nodes;
}

/** What ends at a lane: the calls, or the calls of a tab. Where time runs down, the ground of the states begins. */
function edgeOf(geometry: Geometry, lane: Lane, next: Lane | undefined): LaneEdge {
  if (!isCallLane(lane)) return lane === geometry.lanes.find((one) => !isCallLane(one)) ? 'ground' : null;
  if (!next || !isCallLane(next)) return 'group';
  return next.kind === 'call' && next.tab !== lane.tab ? 'tab' : null;
}

/** The band behind the selected bar, if there is one: apart, so that the other nodes stay the same. */
export function bandOf(geometry: Geometry, selected: RequestId | null): TimelineNode[] {
  const box = bandBoxOf(geometry, selected);
  return box ? [{ ...base('band', outwards(box), Z.band), type: 'band', data: { box } }] : [];
}

/** The box of the band behind the selected bar, if there is one. */
export function bandBoxOf(geometry: Geometry, selected: RequestId | null): Box | null {
  const bar = geometry.bars.find((one) => one.request === selected);
  if (!bar) return null;
  if (geometry.orientation === 'down') return grow(bar.box, 5, 3, 5, 4);
  return grow(bar.box, 4, geometry.compact ? 15 : 17, 4, 5);
}

/** React Flow's edges of a geometry. */
export function edgesOf(geometry: Geometry): CauseEdge[] {
  return geometry.edges.map((edge) => ({
    id: edge.id,
    type: 'cause',
    source: edge.source,
    target: edge.target,
    sourceHandle: 'out',
    targetHandle: 'in',
    zIndex: Z.edge,
    focusable: false,
    selectable: false,
    domAttributes: { 'aria-hidden': true, 'aria-label': undefined, 'aria-roledescription': undefined },
    data: { edge, at: geometry.orientation === 'across' ? edge.from.x : edge.from.y },
  }));
}

/** Placed without a transform: of many hundred each would be a layer to the browser. */
function base(
  id: string,
  { x, y, width, height }: Box,
  zIndex: number | 'auto',
): typeof FIXED & Pick<Node, 'id' | 'position' | 'style'> & { width: number; height: number } {
  const style = { left: x, top: y, transform: 'none', zIndex };
  return { ...FIXED, id, position: { x, y }, width, height, style };
}

/** Whole px, so that the browser does not stretch outlines to them and dry ink meets the outlines. */
function outwards({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

/** Where time runs down, the first state column carries the ground of all of them. */
function columnBox(geometry: Geometry, lane: Lane): Box {
  const gap = lane.box.width - (lane.to - lane.from);
  if (isCallLane(lane)) return { ...lane.box, x: lane.box.x - gap / 2 };
  const first = geometry.lanes.find((one) => !isCallLane(one));
  if (lane !== first) return { ...lane.box, height: 1 };
  return { x: geometry.split, y: 0, width: geometry.width - geometry.split, height: geometry.height };
}

function grow(box: Box, left: number, top: number, right: number, bottom: number): Box {
  return { x: box.x - left, y: box.y - top, width: box.width + left + right, height: box.height + top + bottom };
}
