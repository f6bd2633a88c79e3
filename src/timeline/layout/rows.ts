import type { RequestRecord } from '../../sim/index.ts';
import type { RunFacts } from './facts.ts';
import { NUMBERS } from './numbers.ts';
import type { Scale } from './scale.ts';

/** A request with its stretch on the time axis, in px, and its place in its lane. */
export interface Placed {
  readonly record: RequestRecord;
  readonly lane: string;
  readonly row: number;
  readonly from: number;
  /** To the edge for a request without an end. */
  readonly to: number;
  readonly open: boolean;
}

/** The lane of a request: its call's, or its tab's lane for requests without a call. */
export function laneOf(request: Pick<RequestRecord, 'call' | 'tab'>): string {
  return request.call === null ? `app:${request.tab}` : `call:${request.call}`;
}

/** Requests of a lane that overlap get rows of their own; those that touch share one. */
export function placeRows(facts: RunFacts, scale: Scale): readonly Placed[] {
  const rowEnds = new Map<string, number[]>();
  return facts.requests.map((record) => {
    const lane = laneOf(record);
    const from = scale.px(record.sent);
    const open = record.end === null;
    const to = record.end ? Math.max(scale.px(record.end), from + NUMBERS.barMin) : scale.edge;
    const ends = rowEnds.get(lane) ?? [];
    rowEnds.set(lane, ends);
    const free = ends.findIndex((end) => end <= from + 0.01);
    const row = free === -1 ? ends.length : free;
    ends[row] = to;
    return { record, lane, row, from, to, open };
  });
}
