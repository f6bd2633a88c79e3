import type { CallId, Trace } from '../trace.ts';
import { callRecordsOf } from './calls.ts';
import { requestsOf, requestsOfCall } from './requests.ts';
import type { Moment } from './requests.ts';

/** A stretch in which a call is unsettled and has no request of its own in flight. */
export interface Wait {
  readonly call: CallId;
  readonly from: Moment;
  /** `null`: it waits to the end of the run, and for ever. */
  readonly to: Moment | null;
  /** The call whose refresh, or hold of the lock, it waits for; `null` where there is none. */
  readonly waitsFor: CallId | null;
}

/**
 * Waiting is derived, not recorded: it is the same for a lock, a shared promise, and a queue. Stretches that begin
 * and end in the same step are left out: the code reacted at once.
 */
export function waitsOf(trace: Trace): readonly Wait[] {
  const requests = requestsOf(trace);
  const refreshes = requests.filter((request) => request.role === 'refresh');
  const last = trace.events.at(-1)?.step ?? 0;

  return callRecordsOf(trace).flatMap(({ call, started, settled }) => {
    if (!started) return [];
    const own = requestsOfCall(requests, call.id);
    const waits: Wait[] = [];
    let free: Moment = started;
    for (const request of own) {
      if (request.sent.step > free.step) waits.push(waitOf(free, request.sent));
      if (!request.end) return waits;
      if (request.end.step > free.step) free = request.end;
    }
    const end = settled ?? null;
    if (end === null ? trace.end !== 'stopped' || free.step < last : end.step > free.step)
      waits.push(waitOf(free, end));
    return waits;

    function waitOf(from: Moment, to: Moment | null): Wait {
      const refresh =
        refreshes.findLast(
          (candidate) =>
            candidate.call !== call.id &&
            candidate.sent.step <= from.step &&
            (!candidate.end || candidate.end.step > from.step),
        ) ??
        refreshes.find(
          (candidate) =>
            candidate.call !== call.id && candidate.sent.step > from.step && (!to || candidate.sent.step < to.step),
        );
      return { call: call.id, from, to: to && { step: to.step, atMs: to.atMs }, waitsFor: refresh?.call ?? null };
    }
  });
}
