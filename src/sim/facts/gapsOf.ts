import { callInWords } from '../call.ts';
import { listed } from '../english.ts';
import type { CallId } from '../ids.ts';
import type { StandMark, Trace } from '../trace.ts';
import { requestsOf } from './requests.ts';
import type { RequestRecord } from './requests.ts';

/** An await between a question and what follows from its answer, at which several calls stood together. */
export interface Gap {
  readonly file: string;
  /** Of the await, from 1. */
  readonly line: number;
  readonly calls: readonly CallId[];
  /** The step in which the second of them refreshed. */
  readonly step: number;
  readonly sentence: string;
}

/** An await that a call had behind it when it refreshed. In marks of the trace: from one to the other. */
interface Passed {
  readonly place: string;
  readonly mark: Extract<StandMark, { readonly as: 'reached' }>;
  readonly from: number;
  readonly to: number;
}

/**
 * Where calls of a tab stood together, each after it was answered, before each refreshed while another's refresh was
 * under way: whatever each had found out before that await was no longer so behind it. It is told from what happened in
 * this run; a run in which one comes after the other shows none.
 */
export function gapsOf(trace: Trace): readonly Gap[] {
  const refreshes = requestsOf(trace).filter(({ role, call }) => role === 'refresh' && call !== null);
  const found = new Map<string, { readonly mark: Passed['mark']; readonly calls: Set<CallId>; step: number }>();
  for (const [index, second] of refreshes.entries()) {
    for (const first of refreshes.slice(0, index)) {
      const isBeside =
        first.tab === second.tab && first.call !== second.call && (!first.end || first.end.step > second.sent.step);
      if (!isBeside || first.call === null || second.call === null) continue;
      const others = passedBefore(trace, first);
      const mine = passedBefore(trace, second);
      const gap = mine.find((one) =>
        others.some(({ place, from, to }) => place === one.place && from < one.to && one.from < to),
      );
      if (!gap) continue;
      const known = found.get(gap.place) ?? { mark: gap.mark, calls: new Set(), step: second.sent.step };
      found.set(gap.place, known);
      known.calls.add(first.call).add(second.call);
    }
  }
  return [...found.values()].map(({ mark: { file, line, text }, calls, step }) => {
    const names = trace.calls.filter(({ id }) => calls.has(id)).map(callInWords);
    return {
      file,
      line,
      calls: [...calls],
      step,
      sentence: `${listed(names)} stood at line ${line} together, await ${text}, and each went on to refresh: what is asked before that line may no longer be so behind it.`,
    };
  });
}

/** The awaits that a call reached after its last answer, and left before it sent a refresh. */
function passedBefore({ events, stands = [] }: Trace, { id, call, sent }: RequestRecord): readonly Passed[] {
  const sends = events.findIndex((event) => event.type === 'request-sent' && event.request === id);
  const own = new Set(
    events.flatMap((event) => (event.type === 'request-sent' && event.call === call ? event.request : [])),
  );
  const answered = events
    .slice(0, sends)
    .findLastIndex((event) => event.type === 'answer-arrived' && own.has(event.request));
  return stands.flatMap((mark, from) => {
    if (mark.as !== 'reached' || mark.call !== call || !mark.isMain || mark.before <= answered) return [];
    const to = stands.findIndex(({ as, stand }) => as !== 'reached' && stand === mark.stand);
    const left = stands[to];
    if (!left || left.step > sent.step || left.before > sends) return [];
    return [{ place: `${mark.file}:${mark.line}:${mark.column}`, mark, from, to }];
  });
}
