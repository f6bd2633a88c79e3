import { callLabel, callRecordsOf, factsOf, requestsOf, waitsOf } from '../../sim/index.ts';
import type { Outcome, Trace } from '../../sim/index.ts';
import { summary } from '../../timeline/words/index.ts';
import type { Sentence } from '../../timeline/words/index.ts';
import type { Question, QuestionKind, TrueOf } from '../question.ts';
import type { RunSpec } from '../runSpec.ts';
import { shuffled } from '../shuffled.ts';
import type { PracticeLevel } from './practiceId.ts';
import type { Variant } from './variants.ts';

/** A run, and runs beside it. */
export interface Seen {
  readonly id: string;
  readonly spec: RunSpec;
  readonly trace: Trace;
  readonly variants: readonly (Variant & { readonly trace: Trace })[];
}

/** A way to ask about any run. */
export interface Template {
  readonly from: PracticeLevel;
  readonly kind: QuestionKind;
  /** `null` where this run is not worth this question. */
  readonly ask: (seen: Seen) => Question | null;
}

const OUTCOME_TEXTS: Readonly<Record<Outcome, string>> = {
  'all-succeeded': 'Every call gets its data',
  'some-failed': 'Some calls fail, and the wrapper logs nobody out',
  'logged-out': 'The wrapper logs the user out',
  stuck: 'It gets stuck: calls wait for ever',
  runaway: 'It does not end: request follows request',
};

/** All ways to ask: to add one, add a line. */
export const TEMPLATES: readonly Template[] = [
  counting(1, 'How many refresh requests does this run make?', (trace) => factsOf(trace).refreshRequests),
  choosing(
    1,
    'How does this run end?',
    (trace) => factsOf(trace).outcome,
    (outcome) => OUTCOME_TEXTS[outcome],
  ),
  { from: 2, kind: 'set', ask: whichSucceed },
  pointing(2, 'Point at the request that brings the second access token.', (trace) =>
    requestsOf(trace)
      .filter(({ issued }) => issued?.access === 2)
      .map(({ id }) => id),
  ),
  pointing(2, 'Point at the first request that carries the second access token.', (trace) =>
    requestsOf(trace)
      .filter(({ access, role }) => access === 2 && role === 'api')
      .slice(0, 1)
      .map(({ id }) => id),
  ),
  counting(3, 'How many requests does this run send, refreshes among them?', (trace) => factsOf(trace).requests),
  curing(
    3,
    'After which of these changes does the wrapper log nobody out?',
    'the logout',
    (trace) => factsOf(trace).forcedLogouts > 0,
  ),
  curing(
    3,
    'After which of these changes is there one refresh at most?',
    'the second refresh',
    (trace) => factsOf(trace).refreshRequests > 1,
  ),
  { from: 3, kind: 'order', ask: settlingOrder },
  counting(
    4,
    'How many calls wait for another call’s refresh?',
    (trace) =>
      new Set(
        waitsOf(trace)
          .filter(({ waitsFor }) => waitsFor !== null)
          .map(({ call }) => call),
      ).size,
  ),
];

const MOST_CHANGES = 5;

/** Asks for a number. */
function counting(from: PracticeLevel, prompt: string, count: (trace: Trace) => number): Template {
  return {
    from,
    kind: 'number',
    ask({ id, spec, trace, variants }) {
      const wrong = distinct(variants, (one) => count(one.trace), [count(trace)]).map(trueOf);
      if (wrong.length < 2) return null;
      return { id, kind: 'number', prompt, run: spec, observe: count, wrong, explain: EXPLAIN };
    },
  };
}

/** Asks which of several is so. */
function choosing<T extends string>(
  from: PracticeLevel,
  prompt: string,
  observe: (trace: Trace) => T,
  text: (value: T) => string,
): Template {
  return {
    from,
    kind: 'choice',
    ask({ id, spec, trace, variants }) {
      const key = observe(trace);
      const wrong = distinct(variants, (one) => observe(one.trace), [key]);
      if (wrong.length < 2) return null;
      const options = [
        { value: key, text: text(key) },
        ...wrong.map((one) => ({ value: observe(one.trace), text: text(observe(one.trace)), ...trueOf(one) })),
      ];
      return { id, kind: 'choice', prompt, run: spec, observe, options: inOrderOfText(options), explain: EXPLAIN };
    },
  };
}

/** Asks which calls are filled. */
function whichSucceed({ id, spec, trace, variants }: Seen): Question | null {
  const observe = (one: Trace): readonly string[] =>
    callRecordsOf(one).flatMap(({ call, settled }) => (settled?.ok ? [call.id] : []));
  const key = observe(trace);
  const calls = trace.calls.map((call) => {
    const variant = variants.find((one) => observe(one.trace).includes(call.id));
    return { value: call.id, text: callLabel(call), ...(variant && !key.includes(call.id) ? trueOf(variant) : {}) };
  });
  if (key.length === 0 || key.length === calls.length) return null;
  return {
    id,
    kind: 'set',
    prompt: 'Which calls get their data?',
    run: spec,
    observe,
    options: calls,
    explain: EXPLAIN,
  };
}

/** Asks in which order calls settle. */
function settlingOrder({ id, spec, trace, variants }: Seen): Question | null {
  const observe = (one: Trace): Readonly<Record<string, number>> =>
    Object.fromEntries(
      one.calls.map(({ id: call }) => [
        call,
        one.events.findIndex((event) => event.type === 'call-settled' && event.call === call),
      ]),
    );
  const text = (one: Trace): string =>
    Object.entries(observe(one))
      .toSorted(([, a], [, b]) => a - b)
      .map(([call]) => call)
      .join();
  const items = trace.calls.map((call) => ({ value: call.id, text: callLabel(call) }));
  // The order in which they mounted is no question.
  if (items.length < 3 || text(trace) === items.map(({ value }) => value).join()) return null;
  const comparable = variants.filter(
    (one) => Object.values(observe(one.trace)).every((at) => at >= 0) && one.trace.calls.length === items.length,
  );
  const wrong = distinct(comparable, (one) => text(one.trace), [text(trace)]).map(trueOf);
  return {
    id,
    kind: 'order',
    prompt: 'In which order do the calls settle?',
    run: spec,
    observe,
    items,
    wrong,
    explain: EXPLAIN,
  };
}

/** Asks for one request. */
function pointing(from: PracticeLevel, prompt: string, find: (trace: Trace) => readonly string[]): Template {
  return {
    from,
    kind: 'point',
    ask({ id, spec, trace, variants }) {
      const key = find(trace);
      if (key.length !== 1) return null;
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
        wrong: wrong.map(trueOf),
        explain: EXPLAIN,
      };
    },
  };
}

/** Asks for the changes after which something is gone. */
function curing(from: PracticeLevel, prompt: string, effectName: string, effect: (trace: Trace) => boolean): Template {
  return {
    from,
    kind: 'why',
    ask({ id, spec, trace, variants }) {
      if (!effect(trace)) return null;
      const mixed = shuffled(variants, id);
      const cures = mixed.filter((one) => !effect(one.trace)).slice(0, 2);
      const others = mixed.filter((one) => effect(one.trace)).slice(0, MOST_CHANGES - cures.length);
      if (cures.length === 0 || others.length === 0) return null;
      const options = [...cures, ...others].map(({ value, text, change }) => ({
        value,
        text,
        change,
        because: toldOf,
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
        explain: EXPLAIN,
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

/** A run in one sentence. */
const toldOf = (trace: Trace): Sentence => summary(trace, factsOf(trace));
const EXPLAIN = { right: toldOf };

/** A variant as a wrong answer. */
function trueOf({ spec, if: condition }: Variant): TrueOf {
  return { trueOf: spec, if: condition, because: toldOf };
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
