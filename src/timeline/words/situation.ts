import { familyBefore } from '../../sim/index.ts';
import type { CallId, Hold, RequestRecord } from '../../sim/index.ts';
import type { Reading } from './traceIndex.ts';

/** The lock that is held in this tab when a step is over. */
export function holdAfter(reading: Reading, tab: number, step: number): Hold | null {
  return (
    reading.holds.find((hold) => hold.tab === tab && hold.from.step <= step && (!hold.to || hold.to.step > step)) ??
    null
  );
}

/** The lock that is held in this tab when a step begins. */
export function holdBefore(reading: Reading, tab: number, step: number): Hold | null {
  return holdAfter(reading, tab, step - 1);
}

/** The last refresh of this tab that is under way when a step is over, sent by another call. */
export function refreshOfOthers(
  reading: Reading,
  tab: number,
  step: number,
  call: CallId | null,
): RequestRecord | null {
  return (
    reading.requests.findLast(
      (request) =>
        request.role === 'refresh' && request.tab === tab && request.call !== call && isUnderWay(request, step),
    ) ?? null
  );
}

/** Whether the app still waits for this request when a step is over. */
export function isUnderWay(request: RequestRecord, step: number): boolean {
  return request.sent.step <= step && (!request.end || request.end.step > step);
}

/** The request that used up a refresh token before a step; `null` while it is unused, or where tokens are not rotated. */
export function firstUseOf(reading: Reading, refresh: number, beforeStep: number): RequestRecord | null {
  return (
    reading.requests.find(
      (request) =>
        request.refresh === refresh &&
        request.issued !== null &&
        request.issued.refresh !== refresh &&
        request.decided !== null &&
        request.decided.step < beforeStep,
    ) ?? null
  );
}

/** Whether FastAPI would take this refresh token, as it stands when a step begins. */
export function wouldTake(reading: Reading, refresh: number | null, step: number): boolean {
  return (
    refresh !== null &&
    familyBefore(reading.trace, step, reading.requests) === 'good' &&
    firstUseOf(reading, refresh, step) === null
  );
}
