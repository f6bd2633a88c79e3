import type { CallId, RequestId } from '../ids.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { endsCode } from './callRecords.ts';
import type { Moment } from './requests.ts';

/** A lock, held from one moment to another. */
export interface Hold {
  readonly tab: number;
  /** Which mutex of the tab, from 1. */
  readonly lock: number;
  readonly from: Moment;
  /** `null`: never released. A lock is gone with the code that made it. */
  readonly to: Moment | null;
  /**
   * The owner: the call whose request follows; where none follows at once, the call whose answer led to it.
   * async-mutex does not know who holds it, so this is derived.
   */
  readonly owner: CallId | null;
}

/** When each lock was held, and by whom. */
export function holdsOf(trace: Trace): readonly Hold[] {
  const { events } = trace;
  return events.flatMap((event, index) => {
    if (event.type !== 'lock-acquired') return [];
    const release = events
      .slice(index)
      .find(
        (later) =>
          endsCode(later, event.tab) ||
          (later.type === 'lock-released' && later.lock === event.lock && later.tab === event.tab),
      );
    return [
      {
        tab: event.tab,
        lock: event.lock,
        from: { step: event.step, atMs: event.atMs },
        to: release ? { step: release.step, atMs: release.atMs } : null,
        owner: ownerOf(events, index),
      },
    ];
  });
}

function ownerOf(events: readonly TraceEvent[], index: number): CallId | null {
  const step = events[index]?.step;
  const sent = events.slice(index).find((event) => event.type === 'request-sent' && event.step === step);
  if (sent?.type === 'request-sent' && sent.call) return sent.call;
  const first = events.find((event) => event.step === step);
  if (!first) return null;
  if ('call' in first) return first.call;
  return 'request' in first ? callOfRequest(events, first.request) : null;
}

/** The call that a request belongs to. */
export function callOfRequest(events: readonly TraceEvent[], request: RequestId): CallId | null {
  const sent = events.find((event) => event.type === 'request-sent' && event.request === request);
  return sent?.type === 'request-sent' ? sent.call : null;
}
