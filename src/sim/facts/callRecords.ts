import { callInWords } from '../call.ts';
import { listed, timeText } from '../english.ts';
import type { CallId } from '../ids.ts';
import type { Trace, EventOf } from '../trace.ts';
import type { Call } from '../call.ts';
import type { Moment } from './requests.ts';

/** A call with its beginning and its end. */
export interface CallRecord {
  readonly call: Call;
  /** `null` when the run ended before the component mounted. */
  readonly started: Moment | null;
  /** `null` when it never settled. */
  readonly settled: EventOf<'call-settled'> | null;
}

/** All calls of a run, in the order of the scenario. */
export function callRecordsOf(trace: Trace): readonly CallRecord[] {
  return trace.calls.map((call) => ({
    call,
    started: trace.events.find((event) => event.type === 'call-started' && event.call === call.id) ?? null,
    settled:
      trace.events.find(
        (event): event is EventOf<'call-settled'> => event.type === 'call-settled' && event.call === call.id,
      ) ?? null,
  }));
}

/** The calls that somebody still waits for at the end of a run: those of a closed tab are gone with it. */
export function openCallsOf(trace: Trace): readonly CallRecord[] {
  const closed = trace.events.flatMap((event) =>
    event.type === 'user-acted' && event.action === 'close' ? event.tab : [],
  );
  return callRecordsOf(trace).filter(({ call, settled }) => !settled && !closed.includes(call.tab));
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
