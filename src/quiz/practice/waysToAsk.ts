import { callLabel, callRecordsOf, requestsOf } from '../../sim/index.ts';
import type { RequestRecord, Trace } from '../../sim/index.ts';
import { paragraph, say } from '../../timeline/words/index.ts';
import type { Question, TrueOf } from '../question.ts';
import { shuffled } from '../shuffled.ts';
import type { PracticeLevel } from './practiceId.ts';
import { endingIn, tellParting, tellRequest, tellSettling } from './tellings.ts';
import type { Telling } from './tellings.ts';
import type { Variant } from './variants.ts';
import type { Seen, Template } from './asking.ts';

export const WHO_SUCCEEDS = 'Which calls get their data?';
export const WHICH_ORDER = 'In which order do the calls settle?';

const MOST_CHANGES = 5;

/** Asks for a number. */
export function counting(
  from: PracticeLevel,
  fact: string,
  prompt: string,
  count: (trace: Trace) => number,
  tell: Telling,
): Template {
  return {
    from,
    fact,
    kind: 'number',
    prompt,
    fits: () => true,
    ask({ id, spec, trace, variants, leastWrong }) {
      const wrong = distinct(variants, (one) => count(one.trace), [count(trace)]).map(trueOf(trace, tell));
      if (wrong.length < leastWrong) return null;
      return { id, kind: 'number', prompt, run: spec, observe: count, wrong, explain: { right: tell } };
    },
  };
}

/** Asks which of several is so. */
export function choosing<T extends string>(
  from: PracticeLevel,
  fact: string,
  prompt: string,
  observe: (trace: Trace) => T,
  text: (trace: Trace, value: T) => string,
  tell: Telling,
  fits: (trace: Trace) => boolean = () => true,
): Template {
  return {
    from,
    fact,
    kind: 'choice',
    prompt,
    fits,
    ask({ id, spec, trace, variants, leastWrong }) {
      const key = observe(trace);
      const wrong = distinct(variants, (one) => observe(one.trace), [key]);
      if (wrong.length < leastWrong) return null;
      const would = trueOf(trace, tell);
      const options = [
        { value: key, text: text(trace, key) },
        ...wrong.map((one) => ({
          value: observe(one.trace),
          text: text(one.trace, observe(one.trace)),
          ...would(one),
        })),
      ];
      return {
        id,
        kind: 'choice',
        prompt,
        run: spec,
        observe,
        options: inOrderOfText(options),
        explain: { right: tell },
      };
    },
  };
}

function filledCalls(trace: Trace): readonly string[] {
  return callRecordsOf(trace).flatMap(({ call, settled }) => (settled?.ok ? [call.id] : []));
}

/** Some calls are filled, and not all. */
export function someSucceed(trace: Trace): boolean {
  const filled = filledCalls(trace).length;
  return filled > 0 && filled < trace.calls.length;
}

/** Asks which calls are filled. */
export function whichSucceed({ id, spec, trace, variants }: Seen): Question | null {
  const observe = filledCalls;
  const key = observe(trace);
  const calls = trace.calls.map((call) => {
    const variant = variants.find((one) => observe(one.trace).includes(call.id));
    const own = { value: call.id, text: callLabel(call) };
    if (key.includes(call.id)) return { ...own, because: say`It ${endingIn(trace, call.id)}.` };
    return variant ? { ...own, ...trueOf(trace, tellSettling)(variant) } : own;
  });
  return {
    id,
    kind: 'set',
    prompt: WHO_SUCCEEDS,
    run: spec,
    observe,
    options: calls,
    explain: { right: tellSettling },
  };
}

function settledAt(trace: Trace): Readonly<Record<string, number>> {
  return Object.fromEntries(
    trace.calls.map(({ id: call }) => [
      call,
      trace.events.findIndex((event) => event.type === 'call-settled' && event.call === call),
    ]),
  );
}

function orderOf(trace: Trace): string {
  return Object.entries(settledAt(trace))
    .toSorted(([, a], [, b]) => a - b)
    .map(([call]) => call)
    .join();
}

/** Three calls or more, and not in the order in which they mounted: that is no question. */
export function settleInAnOrder(trace: Trace): boolean {
  return trace.calls.length >= 3 && orderOf(trace) !== trace.calls.map(({ id }) => id).join();
}

/** Asks in which order calls settle. */
export function settlingOrder({ id, spec, trace, variants }: Seen): Question | null {
  const observe = settledAt;
  const text = orderOf;
  const items = trace.calls.map((call) => ({ value: call.id, text: callLabel(call) }));
  const comparable = variants.filter(
    (one) => Object.values(observe(one.trace)).every((at) => at >= 0) && one.trace.calls.length === items.length,
  );
  const wrong = distinct(comparable, (one) => text(one.trace), [text(trace)]).map(trueOf(trace, tellSettling));
  return {
    id,
    kind: 'order',
    prompt: WHICH_ORDER,
    run: spec,
    observe,
    items,
    wrong,
    explain: { right: tellSettling },
  };
}

/** Asks for the first request that is so. */
export function pointing(
  from: PracticeLevel,
  fact: string,
  prompt: string,
  isIt: (request: RequestRecord) => boolean,
): Template {
  const find = (trace: Trace): readonly string[] =>
    requestsOf(trace)
      .filter(isIt)
      .slice(0, 1)
      .map(({ id }) => id);
  const tell: Telling = (trace) => tellRequest(trace, find(trace)[0]);
  return {
    from,
    fact,
    kind: 'point',
    prompt,
    fits: (trace) => find(trace).length === 1,
    ask({ id, spec, trace, variants }) {
      const key = find(trace);
      const here = new Set(requestsOf(trace).map((request) => request.id));
      const wrong = distinct(
        variants.filter((one) => find(one.trace).length === 1 && find(one.trace).every((request) => here.has(request))),
        (one) => find(one.trace).join(),
        [key.join()],
      );
      if (wrong.length === 0) return null;
      const observe = (one: Trace) => find(one).map((request) => ({ at: 'request' as const, request }));
      return {
        id,
        kind: 'point',
        prompt,
        run: spec,
        targets: 'request',
        observe,
        wrong: wrong.map(trueOf(trace, tell)),
        explain: { right: tell },
      };
    },
  };
}

/** Asks for the changes after which something is gone. */
export function curing(
  from: PracticeLevel,
  fact: string,
  prompt: string,
  effectName: string,
  effect: (trace: Trace) => boolean,
  tell: Telling,
): Template {
  return {
    from,
    fact,
    kind: 'why',
    prompt,
    fits: effect,
    ask({ id, spec, variants }) {
      const mixed = shuffled(variants, id);
      const cures = mixed.filter((one) => !effect(one.trace)).slice(0, 2);
      const others = mixed.filter((one) => effect(one.trace)).slice(0, MOST_CHANGES - cures.length);
      if (cures.length === 0 || others.length === 0) return null;
      const options = [...cures, ...others].map(({ value, text, change }) => ({
        value,
        text,
        change,
        because: tell,
      }));
      return {
        id,
        kind: 'why',
        prompt,
        run: spec,
        effect,
        effectName,
        pick: 'all',
        options: inOrderOfText(options),
        explain: { right: tell },
      };
    },
  };
}

/** In an order that tells nothing about the key. */
function inOrderOfText<T extends { readonly text: string }>(options: readonly T[]): readonly T[] {
  return options.toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

/** Wrong options beyond these make a list, not a choice. */
const MOST_WRONG = 4;

/** Variants as wrong answers: what each says to the question, and where it parts from the run that is asked about. */
function trueOf(here: Trace, tell: Telling): (variant: Variant) => TrueOf {
  return ({ spec, if: condition }) => ({
    trueOf: spec,
    if: condition,
    because: (there) => paragraph(tell(there), tellParting(here, there)),
  });
}

/** One for each value, and none for those that are known. */
function distinct<V, T>(list: readonly V[], valueOf: (one: V) => T, known: readonly T[]): readonly V[] {
  const seen = new Set(known);
  const found: V[] = [];
  for (const one of list) {
    const value = valueOf(one);
    if (seen.has(value) || found.length === MOST_WRONG) continue;
    seen.add(value);
    found.push(one);
  }
  return found;
}
