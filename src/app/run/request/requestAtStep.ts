import type { RequestId, Trace } from '../../../sim/index.ts';

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
