import { callInWords, callLabel, callRecordsOf, factsOf, requestsOf, waitsOf } from '../../sim/index.ts';
import type { Outcome, RequestRecord, Trace } from '../../sim/index.ts';
import { ending, paragraph, say } from '../../timeline/words/index.ts';
import type { Question, QuestionKind, TrueOf } from '../question.ts';
import type { Runner, RunSpec } from '../runSpec.ts';
import { shuffled } from '../shuffled.ts';
import type { PracticeLevel } from './practiceId.ts';
import {
  endingIn,
  tellLogouts,
  tellParting,
  tellRefreshes,
  tellRequest,
  tellRequests,
  tellSettling,
  tellWaits,
} from './tellings.ts';
import type { Telling } from './tellings.ts';
import type { PracticeWrapper } from './draw.ts';
import { variantsOf } from './variants.ts';
import type { Variant } from './variants.ts';

/** A run, and runs beside it. */
export interface Seen {
  readonly id: string;
  readonly spec: RunSpec;
  readonly trace: Trace;
  readonly variants: readonly (Variant & { readonly trace: Trace })[];
  /** So many wrong answers at least must be known, where a number or an option is asked for. */
  readonly leastWrong: number;
}

/** A run with the runs beside it, which are made: of other wrappers, and with one setting changed. */
export async function see(
  { id, spec, trace, leastWrong }: Omit<Seen, 'variants'>,
  runner: Runner,
  wrappers: readonly PracticeWrapper[],
): Promise<Seen> {
  const variants = variantsOf(spec, wrappers).map(async (variant) => ({
    ...variant,
    trace: await runner(variant.spec),
  }));
  return { id, spec, trace, leastWrong, variants: await Promise.all(variants) };
}

/** A way to ask about any run. */
export interface Template {
  /** What is asked about, as an assignment calls it: `refreshes`. */
  readonly fact: string;
  readonly from: PracticeLevel;
  readonly kind: QuestionKind;
  readonly prompt: string;
  /** Whether a run is worth this question, told from the run alone: the runs beside it are made only then. */
  readonly fits: (trace: Trace) => boolean;
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

const WHO_SUCCEEDS = 'Which calls get their data?';
const WHICH_ORDER = 'In which order do the calls settle?';

/** All ways to ask: to add one, add a line. What a run says to it is told of each option and of the run itself. */
export const TEMPLATES: readonly Template[] = [
  counting(
    1,
    'refreshes',
    'How many refresh requests does this run make?',
    (trace) => factsOf(trace).refreshRequests,
    tellRefreshes,
  ),
  counting(
    1,
    'logouts',
    'How many times does the wrapper log the user out?',
    (trace) => factsOf(trace).forcedLogouts,
    tellLogouts,
  ),
  counting(
    1,
    'requests',
    'How many requests does this run send, refreshes among them?',
    (trace) => factsOf(trace).requests,
    tellRequests,
  ),
  choosing(
    1,
    'ending',
    'How does this run end?',
    (trace) => factsOf(trace).outcome,
    (_, outcome) => OUTCOME_TEXTS[outcome],
    ending,
  ),
  choosing(
    1,
    'comments',
    'What comes of the call of Comments?',
    (trace) => resultOf(trace, 'comments'),
    (_, result) => RESULT_TEXTS[result],
    tellSettling,
    (trace) => trace.calls.some(({ component }) => component === 'comments'),
  ),
  { from: 1, fact: 'who-succeeds', kind: 'set', prompt: WHO_SUCCEEDS, fits: someSucceed, ask: whichSucceed },
  pointing(
    1,
    'brings-new-token',
    'Point at the request that brings the second access token.',
    ({ issued }) => issued?.access === 2,
  ),
  choosing(
    2,
    'accepted-refresh',
    'Whose refresh is the last one that FastAPI accepts?',
    (trace) => requestsOf(trace).findLast(({ issued }) => issued !== null)?.call ?? 'nobody',
    (trace, call) => nameIn(trace, call),
    tellRefreshes,
  ),
  pointing(
    2,
    'carries-new-token',
    'Point at the first request that carries the second access token.',
    ({ access, role }) => access === 2 && role === 'api',
  ),
  curing(
    3,
    'why-logged-out',
    'After which of these changes does the wrapper log nobody out?',
    'the logout',
    (trace) => factsOf(trace).forcedLogouts > 0,
    tellLogouts,
  ),
  curing(
    3,
    'why-two-refreshes',
    'After which of these changes is there one refresh at most?',
    'the second refresh',
    (trace) => factsOf(trace).refreshRequests > 1,
    tellRefreshes,
  ),
  { from: 3, fact: 'settling-order', kind: 'order', prompt: WHICH_ORDER, fits: settleInAnOrder, ask: settlingOrder },
  counting(
    4,
    'waiting',
    'How many calls wait for another call’s refresh?',
    (trace) =>
      new Set(
        waitsOf(trace)
          .filter(({ waitsFor }) => waitsFor !== null)
          .map(({ call }) => call),
      ).size,
    tellWaits,
  ),
];

type Result = 'data at once' | 'data later' | 'failed' | 'never settles' | 'no such call';

const RESULT_TEXTS: Readonly<Record<Result, string>> = {
  'data at once': 'It has its data at the first try',
  'data later': 'It has its data after a repeat',
  failed: 'It fails',
  'never settles': 'It never settles',
  'no such call': 'It is never made',
};

function resultOf(trace: Trace, component: string): Result {
  const record = callRecordsOf(trace).find(({ call }) => call.component === component);
  if (!record) return 'no such call';
  if (!record.settled) return 'never settles';
  if (!record.settled.ok) return 'failed';
  const tries = requestsOf(trace).filter(({ call, role }) => call === record.call.id && role === 'api').length;
  return tries > 1 ? 'data later' : 'data at once';
}

function nameIn({ calls }: Trace, id: string): string {
  const call = calls.find((one) => one.id === id);
  return call ? callInWords(call) : 'Nobody’s: FastAPI accepts none';
}

const MOST_CHANGES = 5;

/** Asks for a number. */
function counting(
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
function choosing<T extends string>(
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

function someSucceed(trace: Trace): boolean {
  const filled = filledCalls(trace).length;
  return filled > 0 && filled < trace.calls.length;
}

/** Asks which calls are filled. */
function whichSucceed({ id, spec, trace, variants }: Seen): Question | null {
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
function settleInAnOrder(trace: Trace): boolean {
  return trace.calls.length >= 3 && orderOf(trace) !== trace.calls.map(({ id }) => id).join();
}

/** Asks in which order calls settle. */
function settlingOrder({ id, spec, trace, variants }: Seen): Question | null {
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
function pointing(
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
function curing(
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
