import type { Node } from '@xyflow/react';
import type { Bar, Box, Bus, Flag, Geometry, Lane, LockLine, Text, WaitMark } from '../layout/geometry.ts';

/** Where a mark begins and ends along the time axis, in px. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What begins or ends at a lane. */
export type LaneEdge = 'group' | 'tab' | 'ground' | null;

export type BarNode = Node<{ readonly bar: Bar; readonly span: Span }, 'bar'>;
export type BandNode = Node<{ readonly bar: Bar; readonly span: Span }, 'band'>;
export type WaitNode = Node<{ readonly wait: WaitMark; readonly span: Span }, 'wait'>;
export type FlagNode = Node<{ readonly flag: Flag; readonly span: Span }, 'flag'>;
export type BusNode = Node<{ readonly bus: Bus; readonly span: Span }, 'bus'>;
export type LockNode = Node<{ readonly lock: LockLine; readonly down: boolean; readonly span: Span }, 'lock'>;
export type LaneNode = Node<{ readonly lane: Lane; readonly edge: LaneEdge; readonly down: boolean }, 'lane'>;
export type GridNode = Node<{ readonly geometry: Geometry }, 'grid'>;
export type NotesNode = Node<{ readonly labels: readonly Text[] }, 'notes'>;
export type DiffersNode = Node<{ readonly down: boolean }, 'differs'>;
export type TimelineNode =
  | BarNode
  | BandNode
  | WaitNode
  | FlagNode
  | BusNode
  | LockNode
  | LaneNode
  | GridNode
  | NotesNode
  | DiffersNode;

interface Placed {
  readonly positionAbsoluteX: number;
  readonly positionAbsoluteY: number;
  readonly width?: number;
  readonly height?: number;
}

/** The box of a node, in the coordinates of the picture. */
export function boxOf({ positionAbsoluteX: x, positionAbsoluteY: y, width = 0, height = 0 }: Placed): Box {
  return { x, y, width, height };
}
