import { callInWords } from '../call.ts';
import type { Call } from '../call.ts';
import type { CallId, RequestId } from '../ids.ts';
import type { StandMark, Trace } from '../trace.ts';
import { endsCode } from './callRecords.ts';
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

type Reached = Extract<StandMark, { readonly as: 'reached' }>;

/**
 * Where each call stands when a step is over, in the order of the calls; a call that begins several things at once
 * stands at several lines. Nothing is said of a call of which nothing is known, nor of one that has settled.
 *
 * @param marks in the middle of the step: when so many marks of the run have been made
 */
export function standsAt(trace: Trace, step: number, marks?: number): readonly CallStand[] {
  const all = trace.stands ?? [];
  const made = marks === undefined ? all.filter((mark) => mark.step <= step) : all.slice(0, marks);
  const events =
    marks === undefined
      ? trace.events.filter((event) => event.step <= step)
      : trace.events.slice(0, all[marks]?.step === step ? all[marks].before : lastOf(trace, step));
  const left = new Set(made.flatMap((mark) => (mark.as === 'reached' ? [] : mark.stand)));
  const open = made.filter((mark): mark is Reached => mark.as === 'reached' && !left.has(mark.stand));
  const isOuter = new Set(open.map(({ within }) => within));
  const inner = open.filter(({ stand }) => !isOuter.has(stand));
  const { unsettled, sentBy, answered } = callsIn(trace, events);
  const now = events.at(-1);
  const isNow = (at: number): boolean => {
    const then = events[at];
    return trace.timed ? then?.atMs === now?.atMs : then?.step === now?.step;
  };
  return trace.calls
    .filter(({ id }) => unsettled.has(id))
    .flatMap((call): readonly CallStand[] => {
      const sent = [...sentBy.values()].filter((request) => request.call === call.id);
      const isWaiting = sent.length === 0;
      const own = inner.filter((stand) => stand.call === call.id);
      const main = own.filter(({ isMain }) => isMain);
      if (own.length > 0)
        return (main.length > 0 ? main : own).map(({ file, line, text, before }) => {
          // Its answer has just come, and it has not gone on.
          const end = answered.get(call.id) ?? -1;
          return { call, file, line, text, isWaiting: isWaiting && !(before <= end && isNow(end)) };
        });
      const line = sent.at(-1)?.line ?? null;
      return line === null ? [] : [{ call, file: null, line, text: null, isWaiting }];
    });
}

/** The calls that have begun and not settled, the requests that are under way, and where in the list a call's last one ended. */
function callsIn({ calls }: Trace, events: Trace['events']) {
  const unsettled = new Set<CallId>();
  const sentBy = new Map<RequestId, { readonly call: CallId | null; readonly line: number | null }>();
  const answered = new Map<CallId, number>();
  for (const [index, event] of events.entries()) {
    if (event.type === 'call-started') unsettled.add(event.call);
    if (event.type === 'call-settled') unsettled.delete(event.call);
    for (const { id, tab } of calls) if (endsCode(event, tab)) unsettled.delete(id);
    if (event.type === 'request-sent') sentBy.set(event.request, event);
    if (event.type !== 'answer-arrived' && event.type !== 'request-failed') continue;
    const call = sentBy.get(event.request)?.call;
    if (call) answered.set(call, index);
    sentBy.delete(event.request);
  }
  return { unsettled, sentBy, answered };
}

/** How many events there are up to the end of a step. */
function lastOf({ events }: Trace, step: number): number {
  return events.findLastIndex((event) => event.step <= step) + 1;
}

/** Where a call stands while it waits; `null` where that is not known. */
export function standOfWait(trace: Trace, { call, from }: Pick<Wait, 'call' | 'from'>): CallStand | null {
  return standsAt(trace, from.step).find((stand) => stand.call.id === call) ?? null;
}

/** `stands at line 57: await mutex.waitForUnlock()` */
export function standInWords({ line, text }: Pick<CallStand, 'line' | 'text'>): string {
  return text === null ? `has returned what it sent at line ${line}` : `stands at line ${line}: await ${text}`;
}

/** One call's code within a step, from where it goes on to where it awaits again. */
export interface Resumption {
  readonly call: Call;
  /** `Users goes on from line 57, and comes to line 58: await rawBaseQuery(args, api, extraOptions).` */
  readonly sentence: string;
  /** How many marks of the run were made before it, and when it is over: for `standsAt`. */
  readonly before: number;
  readonly marks: number;
}

/** Whose code ran within a step, one after another, in their order. */
export function resumptionsIn(trace: Trace, step: number): readonly Resumption[] {
  const all = trace.stands ?? [];
  const reached = new Map(all.flatMap((mark) => (mark.as === 'reached' ? [[mark.stand, mark] as const] : [])));
  const first = all.findIndex((mark) => mark.step === step);
  const turns: { readonly from: StandMark; readonly before: number; to: StandMark | null; marks: number }[] = [];
  for (const [index, mark] of all.entries()) {
    if (first < 0 || index < first || mark.step !== step) continue;
    const before = turns.at(-1);
    const callOf = ({ stand }: StandMark) => reached.get(stand)?.call;
    if (mark.as === 'reached' && before?.to === null && callOf(before.from) === mark.call) {
      before.to = mark;
      before.marks = index + 1;
    } else turns.push({ from: mark, before: index, to: mark.as === 'reached' ? mark : null, marks: index + 1 });
  }
  return turns.flatMap(({ from, before, to, marks }) => {
    const begun = reached.get(from.stand);
    const call = trace.calls.find(({ id }) => id === begun?.call);
    if (!begun || !call) return [];
    const end = to === null ? undefined : reached.get(to.stand);
    const comes = end ? `comes to line ${end.line}: await ${end.text}` : 'is through with this function';
    const goesOn = from.as === 'thrown' ? `is thrown out of line ${begun.line}` : `goes on from line ${begun.line}`;
    const sentence = from === to ? comes : `${goesOn}, and ${comes}`;
    return [{ call, sentence: `${callInWords(call)} ${sentence}.`, before, marks }];
  });
}
