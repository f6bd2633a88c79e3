import { requestsOf } from '../../sim/index.ts';
import type { RequestId, Trace, TraceEvent } from '../../sim/index.ts';

/** How many requests each line of the wrapper sent, by line, from 1. */
export function requestsByLine(trace: Trace): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { line } of requestsOf(trace)) if (line !== null) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** The line that sent a request. */
export function lineOfRequest(trace: Trace, request: RequestId): number | null {
  const sent = trace.events.find((event) => event.type === 'request-sent' && event.request === request);
  return sent?.type === 'request-sent' ? sent.line : null;
}

/**
 * The line where the code stands at a step: the one that sent a request in it, else the one that waits for the
 * request the step is about. `null` where the engine named none, or the step is about no request.
 */
export function lineAtStep(trace: Trace, step: number): number | null {
  const events = trace.events.filter((event) => event.step === step);
  const sent = events.findLast((event) => event.type === 'request-sent' && event.line !== null);
  if (sent?.type === 'request-sent') return sent.line;
  const about = events.find(isAboutRequest);
  return about ? lineOfRequest(trace, about.request) : null;
}

function isAboutRequest(event: TraceEvent): event is Extract<TraceEvent, { readonly request: RequestId }> {
  return 'request' in event;
}

/**
 * The request to look at when the playhead stands at a step and none was chosen: the one the step is about, else the
 * one that was sent in it, else that of the last step before.
 */
export function requestAtStep(trace: Trace, step: number): RequestId | null {
  const [first] = trace.events.filter((event) => event.step === step);
  if (first && 'request' in first) return first.request;
  const event = trace.events.findLast((candidate) => candidate.step <= step && 'request' in candidate);
  return event && 'request' in event ? event.request : null;
}
