import type { Trace, TraceEvent } from '../../../sim/index.ts';

/** A run whose future is shut: nothing after `until` is in it. */
export interface LockedRun {
  readonly trace: Trace;
  /** The last step that is open. What follows only tells the timeline how wide the axis is. */
  readonly until: number;
  /** When the cover begins. */
  readonly atMs: number;
}

/**
 * What can be seen of a run before anything was predicted: all up to the first answers, without what the wrapper
 * makes of them. No event of the future is in the result, only the time of the last one, so that the figure does not
 * move when the run is opened.
 *
 * @param rangeMs how long the axis is, in virtual milliseconds; by default as long as the run
 */
export function lockedRun(trace: Trace, rangeMs = trace.events.at(-1)?.atMs ?? 0): LockedRun {
  const first = trace.events.findIndex((event) => event.type === 'answer-arrived' || event.type === 'request-failed');
  const cut = first < 0 ? trace.events.length : first;
  const atMs = trace.events[cut]?.atMs ?? rangeMs;
  const arrivals = trace.events
    .slice(cut)
    .filter(
      (event, index, rest) =>
        event.type === 'answer-arrived' && event.atMs === atMs && rest[index - 1]?.step !== event.step,
    );
  const events = [...trace.events.slice(0, cut), ...arrivals];
  const until = events.at(-1)?.step ?? 0;
  const horizon: TraceEvent = { type: 'timer-fired', timer: 0, step: until + 1, atMs: rangeMs };
  return {
    trace: {
      ...trace,
      events: [...events, horizon],
      end: 'stopped',
      choices: trace.choices.slice(0, until),
      pending: [],
    },
    until,
    atMs,
  };
}
