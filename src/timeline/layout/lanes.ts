import type { Lane } from './geometry.ts';
import { isCallLane } from './laneList.ts';
import type { LaneHead } from './laneList.ts';
import { NUMBERS } from './numbers.ts';
import { textWidth } from './textWidth.ts';

/** A lane with the place of what is drawn in it, across the time axis. */
export interface PlacedLane extends Lane {
  /** From one row to the next. */
  readonly rowPitch: number;
}

export interface Lanes {
  readonly all: readonly PlacedLane[];
  readonly byId: (id: string) => PlacedLane | undefined;
  readonly split: number;
  /** The far end, across the time axis. */
  readonly end: number;
}

/** Lanes one below the other. */
export function lanesAcross(
  heads: readonly LaneHead[],
  rows: ReadonlyMap<string, number>,
  top: number,
  width: number,
  compact: boolean,
): Lanes {
  const call = compact ? NUMBERS.callLaneCompact : NUMBERS.callLane;
  const state = compact ? NUMBERS.stateLaneCompact : NUMBERS.stateLane;
  let y = top;
  let split = top;
  const all = heads.map((head): PlacedLane => {
    const bars = isCallLane(head);
    const height = bars ? call.height + ((rows.get(head.id) ?? 1) - 1) * call.row : state.height;
    const from = y + (bars ? call.bar : state.bus);
    const lane = {
      ...head,
      box: { x: 0, y, width, height },
      from,
      to: from + (bars ? NUMBERS.bar : NUMBERS.busHeight),
      rowPitch: call.row,
    };
    y += height;
    if (bars) split = y;
    return lane;
  });
  return lanesOf(all, split, y + state.end);
}

/** Lanes side by side: columns that always fit the width. */
export function lanesDown(
  heads: readonly LaneHead[],
  rows: ReadonlyMap<string, number>,
  width: number,
  height: number,
): Lanes {
  const { ticks, column, state } = NUMBERS.down;
  const calls = heads.filter(isCallLane);
  const states = heads.filter((head) => !isCallLane(head));
  const columns = calls.reduce((sum, head) => sum + (rows.get(head.id) ?? 1), 0);
  const room = width - ticks;
  const wideStates = states.length * (state.wide + state.gap) + state.lead - state.gap + state.right;
  const wideFits = (room - wideStates) / columns >= column.wide * 0.6 + column.leastGap;
  const stateWidth = wideFits ? state.wide : state.least;
  const stateGap = wideFits ? state.gap : state.leastGap;
  const statesWidth = states.length * (stateWidth + stateGap) + state.lead - stateGap + state.right;
  const pitch = (room - statesWidth) / columns;
  const gap = Math.max(column.leastGap, Math.min(column.gap, pitch * 0.2));
  const barWidth = Math.max(8, Math.min(column.most, pitch - gap));
  const split = width - statesWidth;

  let x: number = ticks;
  let s = split + state.lead;
  const all = heads.map((head): PlacedLane => {
    if (!isCallLane(head)) {
      const lane = {
        ...head,
        box: { x: s, y: 0, width: stateWidth, height },
        from: s,
        to: s + stateWidth,
        rowPitch: 0,
      };
      s += stateWidth + stateGap;
      return lane;
    }
    const wide = (rows.get(head.id) ?? 1) * pitch;
    const lane = { ...head, box: { x, y: 0, width: wide, height }, from: x, to: x + barWidth, rowPitch: pitch };
    x += wide;
    return lane;
  });
  return lanesOf(all, split, width);
}

/** Whether each column's name fits above it; if not, all names are turned. */
export function headsFit(lanes: readonly Lane[], pitchOf: (lane: Lane) => number): boolean {
  return lanes.every((lane) => {
    const size = isCallLane(lane) ? NUMBERS.text.name : NUMBERS.text.sub;
    return textWidth(lane.short, size) <= pitchOf(lane) + 6;
  });
}

function lanesOf(all: readonly PlacedLane[], split: number, end: number): Lanes {
  const map = new Map(all.map((lane) => [lane.id, lane]));
  return { all, byId: (id) => map.get(id), split, end };
}
