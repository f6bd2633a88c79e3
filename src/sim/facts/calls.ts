import type { Call } from '../call.ts';
import type { EventOf, Trace } from '../trace.ts';
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
