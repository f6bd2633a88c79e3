import { callInWords } from '../../sim/index.ts';
import type { Trace, TraceEvent } from '../../sim/index.ts';
import { plain, say } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import { listed } from '../../timeline/words/sentence.ts';

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
 * move when the run is opened. Where no range is given, the cover takes at least half of the axis: a shorter run is
 * drawn wider once it is open.
 *
 * @param rangeMs how long the axis is, in virtual milliseconds; by default as long as the run, or twice as long as its open part
 */
export function lockedRun(trace: Trace, rangeMs?: number): LockedRun {
  const first = trace.events.findIndex((event) => event.type === 'answer-arrived' || event.type === 'request-failed');
  const cut = first < 0 ? trace.events.length : first;
  const lastMs = trace.events.at(-1)?.atMs ?? 0;
  const atMs = trace.events[cut]?.atMs ?? rangeMs ?? lastMs;
  const arrivals = trace.events
    .slice(cut)
    .filter(
      (event, index, rest) =>
        event.type === 'answer-arrived' && event.atMs === atMs && rest[index - 1]?.step !== event.step,
    );
  const events = [...trace.events.slice(0, cut), ...arrivals];
  const until = events.at(-1)?.step ?? 0;
  // A run that ends with its first answers would show that it does.
  const horizonMs = rangeMs ?? Math.max(lastMs, 2 * atMs);
  const horizon: TraceEvent = { type: 'timer-fired', timer: 0, step: until + 1, atMs: horizonMs };
  return {
    trace: {
      ...trace,
      events: [...events, horizon],
      ...(trace.stands && { stands: trace.stands.filter(({ before }) => before <= cut) }),
      end: 'stopped',
      choices: trace.choices.slice(0, until),
      pending: [],
    },
    until,
    atMs,
  };
}

/**
 * A run whose future is shut. Its locks are named behind the cover, without an owner: that a wrapper has one stands in
 * its source, and without their lanes the figure would grow when it is opened.
 *
 * @param rangeMs as for `lockedRun`
 */
export function shutRun(whole: Trace, rangeMs?: number): LockedRun {
  const locked = lockedRun(whole, rangeMs);
  const locks = new Map(
    whole.events.flatMap((event) =>
      event.type === 'lock-acquired'
        ? [[`${event.tab}.${event.lock}`, { tab: event.tab, lock: event.lock }] as const]
        : [],
    ),
  );
  const after = { step: locked.until + 1, atMs: locked.trace.events.at(-1)?.atMs ?? 0 };
  const lanes = [...locks.values()].map((lock): TraceEvent => ({ type: 'lock-acquired', ...lock, ...after }));
  return { ...locked, trace: { ...locked.trace, events: [...locked.trace.events, ...lanes] } };
}

/** Where a shut run stands: who has heard what. */
export function lockedCaption({ trace, until }: LockedRun): Sentence {
  const statuses = new Map<number, string[]>();
  for (const event of trace.events) {
    if (event.type !== 'answer-arrived' || event.step > until) continue;
    const id = trace.events.find((sent) => sent.type === 'request-sent' && sent.request === event.request);
    const call = trace.calls.find((candidate) => id?.type === 'request-sent' && candidate.id === id.call);
    statuses.set(event.status, [...(statuses.get(event.status) ?? []), callInWords(call)]);
  }
  const heard = [...statuses].map(
    ([status, names]) =>
      `${plain(listed(names.map((name) => [name])))} ${names.length === 1 ? 'receives' : 'receive'} ${status}`,
  );
  if (heard.length === 0)
    return say`${{ strong: say`The first requests are on their way.` }} What comes of them is for you to say.`;
  return say`${{ strong: say`${heard.join('; ')}.` }} What the wrapper makes of it is for you to say.`;
}
