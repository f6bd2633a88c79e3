import type { Call, CallId, EventOf, Generation, RequestId, Trace, TraceEvent } from '../../sim/trace.ts';
import { heldBefore } from '../../sim/facts/held.ts';
import { holdsOf } from '../../sim/facts/holds.ts';
import type { Hold } from '../../sim/facts/holds.ts';
import { hasExpired } from '../../sim/facts/life.ts';
import { requestsOf } from '../../sim/facts/requests.ts';
import type { Moment, RequestRecord } from '../../sim/facts/requests.ts';
import type { TokenPart } from './sentence.ts';

/** One step of the schedule with its events: first what the schedule chose, then what the code did in reaction. */
export interface Step extends Moment {
  readonly first: TraceEvent;
  readonly reactions: readonly TraceEvent[];
  /** Where its events begin and end in the trace's list; `to` is one past the last. */
  readonly from: number;
  readonly to: number;
}

/** A trace, indexed once for all of its sentences. */
export interface Reading {
  readonly trace: Trace;
  readonly steps: readonly Step[];
  readonly requests: readonly RequestRecord[];
  readonly holds: readonly Hold[];
  /** @throws {Error} when the trace has no such request. */
  readonly request: (id: RequestId) => RequestRecord;
  /** `null` for a request that belongs to no call. */
  readonly call: (id: CallId | null) => Call | null;
  /** The last step at or before this one; `null` where none was taken. */
  readonly step: (step: number) => Step | null;
  /** The token a tab holds just before the event with this index. */
  readonly held: (kind: 'access' | 'refresh', tab: number, index: number) => Generation;
  /** An access token as it stands at a virtual time, in milliseconds. */
  readonly access: (generation: Generation, atMs: number) => TokenPart;
  readonly refresh: (generation: Generation) => TokenPart;
}

/** Indexes a trace. */
export function readingOf(trace: Trace): Reading {
  const steps = stepsOf(trace);
  const requests = requestsOf(trace);
  const byId = new Map(requests.map((request) => [request.id, request]));
  return {
    trace,
    steps,
    requests,
    holds: holdsOf(trace),
    request: (id) => {
      const request = byId.get(id);
      if (!request) throw new Error(`Failed to find the request "${id}": the trace has none of this id. Use an id of its events.`);
      return request;
    },
    call: (id) => trace.calls.find((call) => call.id === id) ?? null,
    step: (step) => steps.findLast((candidate) => candidate.step <= step) ?? null,
    held: (kind, tab, index) => heldBefore(trace, kind, tab, index),
    access: (generation, atMs) => ({ token: { kind: 'access', generation, expired: hasExpired(trace, generation, atMs) } }),
    refresh: (generation) => ({ token: { kind: 'refresh', generation, expired: false } }),
  };
}

/** The events of one type among a step's reactions. */
export function reactionsOf<T extends TraceEvent['type']>(step: Step, type: T): readonly EventOf<T>[] {
  return step.reactions.filter((event): event is EventOf<T> => event.type === type);
}

function stepsOf(trace: Trace): readonly Step[] {
  const { events } = trace;
  const steps: Step[] = [];
  for (let from = 0; from < events.length;) {
    const first = events[from];
    if (!first) break;
    let to = from + 1;
    while (events[to]?.step === first.step) to += 1;
    steps.push({ step: first.step, atMs: first.atMs, first, reactions: events.slice(from + 1, to), from, to });
    from = to;
  }
  return steps;
}
