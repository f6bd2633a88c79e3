import type { Call } from '../call.ts';
import type { StandMark, Trace } from '../trace.ts';
import { requestsOf, requestsOfCall } from './requests.ts';
import type { Wait } from './waitsOf.ts';

/** Where a call stands: an await that it has reached, or a request that it has sent and gone away from. */
export interface CallStand {
  readonly call: Call;
  /** `null` for the wrapper's own, where a request's line is all that is known. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number;
  /** What is awaited, short; `null` where its function is over, and only its request is under way. */
  readonly text: string | null;
  /** It has no request of its own under way: it waits for something else. */
  readonly isWaiting: boolean;
}

/** The mark of an await that was reached. */
export type Reached = Extract<StandMark, { readonly as: 'reached' }>;

/**
 * Where each call stands when a step is over, in the order of the calls; a call that begins several things at once
 * stands at several lines. Nothing is said of a call of which nothing is known, nor of one that has settled.
 *
 * @param marks so many marks of the trace have been made; by default all of the step and those before it
 */
export function standsAt(trace: Trace, step: number, marks?: number): readonly CallStand[] {
  const made = (trace.stands ?? []).filter((mark, index) => (marks === undefined ? mark.step <= step : index < marks));
  const left = new Set(made.flatMap((mark) => (mark.as === 'reached' ? [] : mark.stand)));
  const open = made.filter((mark): mark is Reached => mark.as === 'reached' && !left.has(mark.stand));
  const isOuter = new Set(open.map(({ within }) => within));
  const inner = open.filter(({ stand }) => !isOuter.has(stand));
  return trace.calls
    .filter((call) => isUnderWay(trace, call, step))
    .flatMap((call): readonly CallStand[] => {
      const sent = requestsOfCall(requestsOf(trace), call.id).filter(
        (request) => request.sent.step <= step && (!request.end || request.end.step > step),
      );
      const isWaiting = sent.length === 0;
      const own = inner.filter((stand) => stand.call === call.id);
      const main = own.filter(({ isMain }) => isMain);
      if (own.length > 0)
        return (main.length > 0 ? main : own).map(({ file: of, line, text }) => ({
          call,
          file: of,
          line,
          text,
          isWaiting,
        }));
      const { line = null } = sent.at(-1) ?? {};
      return line === null ? [] : [{ call, file: null, line, text: null, isWaiting }];
    });
}

/** Where a call stands while it waits; `null` where that is not known. */
export function standOfWait(trace: Trace, { call, from }: Pick<Wait, 'call' | 'from'>): CallStand | null {
  return standsAt(trace, from.step).find((stand) => stand.call.id === call) ?? null;
}

function isUnderWay({ events }: Trace, { id }: Call, step: number): boolean {
  const of = (type: 'call-started' | 'call-settled') =>
    events.some((event) => event.type === type && event.call === id && event.step <= step);
  return of('call-started') && !of('call-settled');
}

/** `stands at line 57: await mutex.waitForUnlock()` */
export function standInWords({ line, text }: Pick<CallStand, 'line' | 'text'>): string {
  return text === null ? `has returned what it sent at line ${line}` : `stands at line ${line}: await ${text}`;
}
