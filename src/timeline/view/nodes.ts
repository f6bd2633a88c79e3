import type { RequestId } from '../../sim/index.ts';
import type { Box, Geometry, Lane } from '../layout/geometry.ts';
import { isCallLane } from '../layout/laneList.ts';
import type { CauseEdge } from './edgeTypes.tsx';
import type { LaneEdge, Span, TimelineNode } from './nodeKinds.ts';

/** From back to front. */
const Z = { grid: 0, lane: 1, differs: 1, band: 2, edge: 2, mark: 3, notes: 4 } as const;

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
    ...geometry.buses.map((bus): TimelineNode => ({
      ...base(bus.id, whole, Z.mark),
      type: 'bus',
      data: { bus, span: spanOf(whole, down) },
    })),
    ...geometry.locks.map((lock): TimelineNode => ({
      ...base(lock.id, whole, Z.mark),
      type: 'lock',
      data: { lock, down, span: spanOf(whole, down) },
    })),
    ...geometry.waits.map((wait): TimelineNode => ({
      ...base(wait.id, wait.box, Z.mark),
      type: 'wait',
      data: { wait, span: spanOf(wait.box, down) },
    })),
    ...geometry.bars.map((bar): TimelineNode => ({
      ...base(`bar:${bar.request}`, bar.box, Z.mark),
      type: 'bar',
      data: { bar, span: spanOf(bar.box, down) },
    })),
    ...geometry.flags.map((flag): TimelineNode => ({
      ...base(flag.id, flag.box, Z.notes),
      type: 'flag',
      data: { flag, span: spanOf(flag.box, down) },
    })),
    {
      ...base('notes', whole, Z.notes),
      type: 'notes',
      data: { labels: down ? [...geometry.axis.labels, ...geometry.labels] : geometry.labels },
    },
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
  const bar = geometry.bars.find((one) => one.request === selected);
  if (!bar) return [];
  const down = geometry.orientation === 'down';
  const box = down ? grow(bar.box, 5, 3, 5, 4) : grow(bar.box, 4, geometry.compact ? 15 : 17, 4, 5);
  return [{ ...base('band', box, Z.band), type: 'band', data: { bar, span: spanOf(box, down) } }];
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

function base(
  id: string,
  box: Box,
  zIndex: number,
): typeof FIXED & { id: string; position: { x: number; y: number }; width: number; height: number; zIndex: number } {
  return { ...FIXED, id, position: { x: box.x, y: box.y }, width: box.width, height: box.height, zIndex };
}

function spanOf(box: Box, down: boolean): Span {
  return down ? { from: box.y, to: box.y + box.height } : { from: box.x, to: box.x + box.width };
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
