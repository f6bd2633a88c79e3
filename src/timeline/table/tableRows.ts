import { callLabel, standInWords, standOfWait, waitsOf } from '../../sim/index.ts';
import type { RequestId, Trace, TraceEvent } from '../../sim/index.ts';
import { whatHappenedIn } from './whatHappened.ts';

/** One thing that happened, in the columns of the table. */
export interface TableRow {
  readonly step: number;
  readonly atMs: number;
  /** The first of its step. */
  readonly first: boolean;
  readonly who: string;
  readonly what: string;
  readonly token: string;
  /** The wrapper's line, from 1. */
  readonly line: number | null;
  readonly request: RequestId | null;
}

/** The run as a table: the same events in the same order as the picture. */
export function tableRows(trace: Trace): readonly TableRow[] {
  const happened = whatHappenedIn(trace);
  let before = 0;
  return trace.events.map((event) => {
    const first = event.step !== before;
    before = event.step;
    const { who, what, token } = happened(event);
    return {
      step: event.step,
      atMs: event.atMs,
      first,
      who,
      what,
      token,
      line: event.type === 'request-sent' ? event.line : null,
      request: requestOf(event),
    };
  });
}

/** The same, and behind the step in which a call begins to wait where it stands meanwhile, as far as that is known. */
export function tableRowsWithStands(trace: Trace): readonly TableRow[] {
  const waiting = Map.groupBy(waitsOf(trace), ({ from }) => from.step);
  const rows = tableRows(trace);
  return rows.flatMap((row, index) => {
    if (rows[index + 1]?.step === row.step) return [row];
    const stands = (waiting.get(row.step) ?? []).flatMap((wait) => standOfWait(trace, wait) ?? []);
    const { step, atMs } = row;
    return [
      row,
      ...stands.map((stand) => ({
        step,
        atMs,
        first: false,
        who: callLabel(stand.call),
        what: `waits, and ${standInWords(stand)}`,
        token: '',
        line: stand.line,
        request: null,
      })),
    ];
  });
}

function requestOf(event: TraceEvent): RequestId | null {
  return 'request' in event ? event.request : null;
}
