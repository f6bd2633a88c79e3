import { callInWords } from '../call.ts';
import { listed, timeText } from '../english.ts';
import type { CallId } from '../ids.ts';
import type { Trace, EventOf, TraceEvent } from '../trace.ts';
import type { Call } from '../call.ts';
import type { Moment } from './requests.ts';

/** A call with its beginning and its end. */
export interface CallRecord {
  readonly call: Call;
  /** `null` when the run ended before the component mounted. */
  readonly started: Moment | null;
  /** `null` when it never settled. */
  readonly settled: EventOf<'call-settled'> | null;
  /** Its tab was closed or loaded anew before it settled: nobody waits for it any more. `null` for any other. */
  readonly gone: Moment | null;
}

/** All calls of a run, in the order of the scenario. */
export function callRecordsOf(trace: Trace): readonly CallRecord[] {
  return trace.calls.map((call) => {
    const started = startOf(trace, call.id);
    const settled =
      trace.events.find(
        (event): event is EventOf<'call-settled'> => event.type === 'call-settled' && event.call === call.id,
      ) ?? null;
    // A call that has not begun may begin in a tab that was loaded anew, unless it is a poll of a page that is no more.
    const begun = startOf(trace, call.polledBy ?? call.id)?.step ?? Infinity;
    const gone = settled
      ? null
      : (trace.events.find(
          (event) => endsCode(event, call.tab) && (begun < event.step || (event.action === 'close' && !started)),
        ) ?? null);
    return { call, started, settled, gone };
  });
}

function startOf({ events }: Trace, id: CallId): Moment | null {
  return events.find((event) => event.type === 'call-started' && event.call === id) ?? null;
}

/** Whether a tab is closed or loaded anew: the code in it is gone. */
export function endsCode(event: TraceEvent, tab: number): event is EventOf<'user-acted'> {
  return event.type === 'user-acted' && event.tab === tab && (event.action === 'close' || event.action === 'reload');
}

/** The calls that somebody still waits for at the end of a run: those of a closed tab are gone with it. */
export function openCallsOf(trace: Trace): readonly CallRecord[] {
  return callRecordsOf(trace).filter(({ settled, gone }) => !settled && !gone);
}

/**
 * What the wrapper itself did wrong, as a sentence: it threw in a call, or gave a non-result. Of several calls that
 * it hit, the first; `null` where there was none.
 */
export function firstFault({ events }: Trace): string | null {
  for (const event of events) {
    if (event.type === 'call-settled' && !event.ok && event.fault !== null) return event.fault;
  }
  return null;
}

/** `Posts`, or `Posts in tab 2`; `the app` for what belongs to no call. */
export function nameOf({ calls }: Trace, id: CallId | null): string {
  return callInWords(calls.find((call) => call.id === id));
}

/** What becomes of calls without an end: `Posts and Users wait for ever`. */
export function withoutEnd(trace: Trace, open: readonly CallRecord[]): string {
  const names = listed(open.map(({ call }) => nameOf(trace, call.id)));
  const one = open.length === 1;
  if (trace.end === 'runaway') return `${names} ${one ? 'goes' : 'go'} on without end`;
  if (trace.patienceMs === undefined) return `${names} ${one ? 'waits' : 'wait'} for ever`;
  return `${names} still ${one ? 'waits' : 'wait'} after ${timeText(trace.patienceMs)}, where the lab waits no longer`;
}
