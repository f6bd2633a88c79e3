import type { CallId } from '../ids.ts';
import type { Call } from '../call.ts';
import type { Trace } from '../trace.ts';
import { callRecordsOf } from './callRecords.ts';
import { holdsOf } from './holds.ts';
import { requestsOf, requestsOfCall } from './requests.ts';
import type { Moment } from './requests.ts';

/** A stretch in which a call is unsettled and has no request of its own in flight. */
export interface Wait {
  readonly call: CallId;
  readonly from: Moment;
  /** `null`: it waits to the end of the run, and for ever. */
  readonly to: Moment | null;
  /**
   * The call of its tab whose refresh it waits for, else the one that holds the lock: itself, in a deadlock with
   * itself. `null` where there is neither.
   */
  readonly waitsFor: CallId | null;
}

/**
 * Waiting is derived, not recorded: it is the same for a lock, a shared promise, and a queue. Stretches that begin
 * and end in the same step are left out: the code reacted at once.
 */
export function waitsOf(trace: Trace): readonly Wait[] {
  const requests = requestsOf(trace);
  const holds = holdsOf(trace);
  const lastStep = trace.events.at(-1)?.step ?? 0;

  return callRecordsOf(trace).flatMap(({ call, started, settled, gone }) => {
    if (!started) return [];
    const over = settled ?? gone;
    const waits: Wait[] = [];
    let free: Moment = started;
    for (const request of requestsOfCall(requests, call.id)) {
      if (request.sent.step > free.step) waits.push(waitOf(call, free, request.sent));
      if (!request.end) return waits;
      if (request.end.step > free.step) free = request.end;
    }
    if (over ? over.step > free.step : !isCutOff(free)) waits.push(waitOf(call, free, over));
    return waits;
  });

  /** Stopped by the schedule or the cap at the very moment it was free: nobody knows what it would have done. */
  function isCutOff(free: Moment): boolean {
    return (trace.end === 'stopped' || trace.end === 'runaway') && free.step === lastStep;
  }

  function waitOf(call: Call, from: Moment, to: Moment | null): Wait {
    const waitsFor = refresherDuring(call, from, to) ?? ownerAt(call, from);
    return { call: call.id, from, to: to && { step: to.step, atMs: to.atMs }, waitsFor };
  }

  function refresherDuring(call: Call, from: Moment, to: Moment | null): CallId | null {
    const others = requests.filter(
      ({ role, tab, call: sender }) => role === 'refresh' && tab === call.tab && sender !== call.id,
    );
    const underWay = others.findLast(({ sent, end }) => sent.step <= from.step && (!end || end.step > from.step));
    const later = others.find(({ sent }) => sent.step > from.step && (!to || sent.step < to.step));
    return (underWay ?? later)?.call ?? null;
  }

  function ownerAt(call: Call, from: Moment): CallId | null {
    const hold = holds.find(
      (held) => held.tab === call.tab && held.from.step <= from.step && (!held.to || held.to.step > from.step),
    );
    return hold?.owner ?? null;
  }
}
