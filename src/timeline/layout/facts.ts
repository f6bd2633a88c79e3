import type { AxisKind } from './geometry.ts';
import { callRecordsOf, holdsOf, logoutsOf, requestsOf, waitsOf, timeText } from '../../sim/index.ts';
import type {
  Call,
  CallId,
  CallRecord,
  EventOf,
  Hold,
  Logout,
  Moment,
  RequestRecord,
  Trace,
  Wait,
} from '../../sim/index.ts';

/** What the layout reads of a run, folded once. */
export interface RunFacts {
  readonly trace: Trace;
  readonly kind: AxisKind;
  readonly requests: readonly RequestRecord[];
  readonly waits: readonly Wait[];
  readonly holds: readonly Hold[];
  readonly calls: readonly CallRecord[];
  readonly logouts: readonly Logout[];
  /** What the user does to a tab, or to the machine, that no request and no logout shows. */
  readonly deeds: readonly EventOf<'user-acted'>[];
  /** The last moment, on the axis: milliseconds, or a step. */
  readonly last: number;
  readonly callOf: (id: CallId) => Call | null;
  /** A moment on the axis. */
  readonly unit: (moment: Moment) => number;
}

/** Reads a run for an axis; `until` leaves out what comes after a step, and how the code reacted to it. */
export function factsFor(whole: Trace, kind: AxisKind, until?: number): RunFacts {
  const unit = (moment: Moment): number => (kind === 'time' ? moment.atMs : moment.step);
  const trace = until === undefined ? whole : cutAfter(whole, until, unit);
  const final = trace.events.at(-1);
  return {
    trace,
    kind,
    requests: requestsOf(trace),
    waits: waitsOf(trace),
    holds: holdsOf(trace),
    calls: callRecordsOf(trace),
    logouts: logoutsOf(trace),
    deeds: trace.events.filter(
      (event): event is EventOf<'user-acted'> => event.type === 'user-acted' && wordOf(event) !== null,
    ),
    last: final ? unit(final) : 0,
    callOf: (id) => trace.calls.find((call) => call.id === id) ?? null,
    unit,
  };
}

/** A deed of the user on its flag, short; `null` for one that has another mark. */
export function wordOf({ action }: EventOf<'user-acted'>): string | null {
  switch (action) {
    case 'close':
      return 'closed';
    case 'reload':
      return 'reloaded';
    case 'freeze':
      return 'frozen';
    case 'resume':
      return 'awake';
    case 'hide':
      return 'hidden';
    case 'show':
      return 'in sight';
    case 'sleep':
      return 'asleep';
    case 'offline':
    case 'online':
      return action;
    case 'abort':
    case 'login':
    case 'logout':
      return null;
  }
}

/** Up to a step. Of its own moment only what happened to the app stays: what the app made of it is the future. */
function cutAfter(whole: Trace, until: number, unit: (moment: Moment) => number): Trace {
  const kept = whole.events.filter((event) => event.step <= until);
  const end = kept.at(-1);
  const events = kept.filter((event, index) => !end || unit(event) < unit(end) || event.step !== kept[index - 1]?.step);
  const last = kept.findIndex((event) => end && unit(event) === unit(end));
  const stands = whole.stands?.filter(({ before }) => before <= last);
  return { ...whole, end: 'stopped', events, ...(stands && { stands }) };
}

/** `200 ms`, or `step 9`. */
export function momentText(facts: RunFacts, moment: Moment): string {
  return facts.kind === 'time' ? timeText(moment.atMs) : `step ${moment.step}`;
}

/** `120 ms`, or `3 steps`. */
export function spanText(facts: RunFacts, units: number): string {
  if (facts.kind === 'time') return timeText(Math.round(units * 100) / 100);
  return units === 1 ? '1 step' : `${units} steps`;
}
