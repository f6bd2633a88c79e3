import type { Node } from '@xyflow/react';
import type { Bar, Box, Bus, Flag, Geometry, Lane, LockLine, WaitMark } from '../layout/geometry.ts';

/** What begins or ends at a lane. */
export type LaneEdge = 'group' | 'tab' | 'ground' | null;

export type BarNode = Node<{ readonly bar: Bar }, 'bar'>;
export type BandNode = Node<{ readonly box: Box }, 'band'>;
export type WaitNode = Node<{ readonly wait: WaitMark }, 'wait'>;
export type FlagNode = Node<{ readonly flag: Flag }, 'flag'>;
export type BusNode = Node<{ readonly bus: Bus }, 'bus'>;
export type LockNode = Node<{ readonly lock: LockLine; readonly down: boolean }, 'lock'>;
export type LaneNode = Node<{ readonly lane: Lane; readonly edge: LaneEdge; readonly down: boolean }, 'lane'>;
export type GridNode = Node<{ readonly geometry: Geometry }, 'grid'>;
export type NotesNode = Node<{ readonly geometry: Geometry }, 'notes'>;
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
