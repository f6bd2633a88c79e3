import type { Trace, TraceEvent } from '../src/sim/index.ts';

/**
 * A run many times over, one after the other, in the same calls: longer than the simulator lets one become.
 *
 * @param requests at least this many
 */
export function longTrace(trace: Trace, requests: number): Trace {
  const each = trace.events.filter(({ type }) => type === 'request-sent').length;
  const times = Math.ceil(requests / each);
  const steps = Math.max(...trace.events.map(({ step }) => step));
  const durationMs = Math.max(...trace.events.map(({ atMs }) => atMs)) + 10;
  const events = Array.from({ length: times }, (_, time) =>
    trace.events.filter((event) => belongs(event, time, times)).map((event) => shifted(event, time)),
  );
  return { ...trace, events: events.flat() };

  function shifted(event: TraceEvent, time: number): TraceEvent {
    const when = { step: event.step + time * steps, atMs: event.atMs + time * durationMs };
    if (!('request' in event)) return { ...event, ...when };
    const request = event.request.replace(/\d+$/, (attempt) => String(Number(attempt) + 2 * time));
    if (event.type !== 'request-sent') return { ...event, ...when, request };
    return { ...event, ...when, request, attempt: event.attempt + 2 * time };
  }
}

/** A call starts once and is settled once. */
function belongs({ type }: TraceEvent, time: number, times: number): boolean {
  if (type === 'call-started') return time === 0;
  return type !== 'call-settled' || time === times - 1;
}
