import { callRecordsOf, requestsOf } from '../sim/index.ts';
import type { CallId, Generation, RequestId, RequestRecord, Trace, TraceEvent } from '../sim/index.ts';
import type { RunSpec } from '../quiz/index.ts';

/** A run, in one line: wrapper, scenario, and what is set on top of it. */
export function specOf<W extends RunSpec['wrapper']>(
  wrapper: W,
  scenario: string,
  settings?: Readonly<Record<string, string>>,
): RunSpec & { readonly wrapper: W } {
  return settings ? { wrapper, scenario, settings } : { wrapper, scenario };
}

/** The request with this id; `null` where the run sends none. */
export function requestIn(trace: Trace, id: RequestId): RequestRecord | null {
  return requestsOf(trace).find((request) => request.id === id) ?? null;
}

/** The status that the app received; `null` where none arrived, or where the request was never sent. */
export function statusOf(trace: Trace, id: RequestId): number | null {
  const end = requestIn(trace, id)?.end;
  return end?.as === 'answered' ? end.status : null;
}

/** The access token that the last request of a call carries; its refreshes do not count. `undefined`: it sends none. */
export function lastAccess(trace: Trace, call: CallId): Generation | undefined {
  return requestsOf(trace).findLast((request) => request.call === call && request.role === 'api')?.access;
}

/** Whether a call was answered with data. */
export function isFilled(trace: Trace, call: CallId): boolean {
  return callRecordsOf(trace).find((record) => record.call.id === call)?.settled?.ok ?? false;
}

/** The place of the first event that fits, counted from 0; -1 where there is none. */
export function placeOf(trace: Trace, fits: (event: TraceEvent) => boolean): number {
  return trace.events.findIndex(fits);
}

/** The place at which a request is sent, arrives at FastAPI, or is answered. */
export function placeOfRequest(
  trace: Trace,
  id: RequestId,
  type: 'request-sent' | 'request-decided' | 'answer-arrived',
): number {
  return placeOf(trace, (event) => event.type === type && event.request === id);
}

/** Status and body of an answer, as text: to tell whether two are the same. */
export function answerText(trace: Trace, id: RequestId): string | null {
  const end = requestIn(trace, id)?.end;
  return end?.as === 'answered' ? `${end.status} ${end.body}` : null;
}

/** The refreshes of a run, in the order they were sent. */
export function refreshesOf(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(({ role }) => role === 'refresh');
}
