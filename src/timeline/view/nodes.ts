import type { CSSProperties } from 'react';
import type { RequestId } from '../../sim/trace.ts';
import type { Box, Geometry } from '../layout/geometry.ts';
import type { CauseEdge } from './edgeTypes.tsx';
import type { TimelineNode } from './nodeTypes.tsx';

/** From back to front. */
const Z = { grid: 0, lane: 1, band: 2, edge: 2, mark: 3, notes: 4 } as const;

const FIXED = { draggable: false, selectable: false, connectable: false, focusable: false, domAttributes: { 'aria-roledescription': undefined } } as const;

/** React Flow's nodes of a geometry; the band behind the selected bar is one of them. */
export function nodesOf(geometry: Geometry, selected: RequestId | null): TimelineNode[] {
  const { orientation, width, height } = geometry;
  const down = orientation === 'down';
  const whole: Box = { x: 0, y: 0, width, height };
  const lastState = geometry.lanes.at(-1)?.id;
  const lastCall = geometry.lanes.findLast((lane) => lane.kind === 'call' || lane.kind === 'app')?.id;
  const nodes: TimelineNode[] = [
    { ...base('grid', whole, Z.grid), type: 'grid', data: { geometry } },
    ...geometry.lanes.map((lane): TimelineNode => {
      const last = lane.id === lastState || lane.id === lastCall;
      const box = down ? stateColumn(geometry, lane.id) : lane.id === lastState ? { ...lane.box, height: height - lane.box.y } : lane.box;
      return { ...base(lane.id, box, Z.lane), type: 'lane', data: { lane, last, down } };
    }),
    ...geometry.buses.map((bus): TimelineNode => ({ ...base(bus.id, whole, Z.mark), type: 'bus', data: { bus, style: clip(whole, down) } })),
    ...geometry.locks.map((lock): TimelineNode => ({ ...base(lock.id, whole, Z.mark), type: 'lock', data: { lock, down, style: clip(whole, down) } })),
    ...geometry.waits.map((wait): TimelineNode => ({ ...base(wait.id, wait.box, Z.mark), type: 'wait', data: { wait, style: clip(wait.box, down) } })),
    ...geometry.bars.map((bar): TimelineNode => ({ ...base(`bar:${bar.request}`, bar.box, Z.mark), type: 'bar', data: { bar, style: clip(bar.box, down) } })),
    ...geometry.flags.map((flag): TimelineNode => ({ ...base(flag.id, flag.box, Z.notes), type: 'flag', data: { flag, style: clip(flag.box, down) } })),
    { ...base('notes', whole, Z.notes), type: 'notes', data: { labels: geometry.labels } },
  ];
  const bar = geometry.bars.find((one) => one.request === selected);
  if (bar) {
    const box = down ? grow(bar.box, 5, 3, 5, 4) : grow(bar.box, 4, geometry.compact ? 15 : 17, 4, 5);
    nodes.push({ ...base('band', box, Z.band), type: 'band', data: { bar, style: clip(box, down) } });
  }
  return nodes;
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
    ariaRole: 'presentation',
    ariaLabel: '',
    data: { edge, at: geometry.orientation === 'across' ? edge.from.x : edge.from.y },
  }));
}

function base(id: string, box: Box, zIndex: number): typeof FIXED & { id: string; position: { x: number; y: number }; width: number; height: number; zIndex: number } {
  return { ...FIXED, id, position: { x: box.x, y: box.y }, width: box.width, height: box.height, zIndex };
}

/** The variables by which the style sheet clips dry ink at the playhead. */
function clip(box: Box, down: boolean): CSSProperties {
  return down ? { '--tl-from': box.y, '--tl-to': box.y + box.height } : { '--tl-from': box.x, '--tl-to': box.x + box.width };
}

/** Where time runs down, the first state column carries the ground of all of them. */
function stateColumn(geometry: Geometry, id: string): Box {
  const states = geometry.lanes.filter((lane) => lane.kind !== 'call' && lane.kind !== 'app');
  const lane = geometry.lanes.find((one) => one.id === id);
  if (lane && lane.id === states[0]?.id) return { x: geometry.split, y: 0, width: geometry.width - geometry.split, height: geometry.height };
  return lane ? { ...lane.box, height: 1 } : { x: 0, y: 0, width: 1, height: 1 };
}

function grow(box: Box, left: number, top: number, right: number, bottom: number): Box {
  return { x: box.x - left, y: box.y - top, width: box.width + left + right, height: box.height + top + bottom };
}
