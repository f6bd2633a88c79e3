import { sentenceOf } from '../problem.ts';
import type { Problem, ProblemKind } from '../problem.ts';
import type { Hand } from '../explore/crew.ts';
import type { Scenario } from '../scenario.ts';
import type { Settings } from '../settings.ts';
import type { Schedule } from '../trace.ts';

/** What a wrapper earns, from the first thing it must do to the last: a beginner's wrapper gets credit for what it does. */
export const LEVELS = ['works', 'no-stampede', 'every-order', 'survives-faults', 'lives-on'] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  works: 'Works',
  'no-stampede': 'No stampede',
  'every-order': 'Every order',
  'survives-faults': 'Survives faults',
  'lives-on': 'Lives on',
};

/** A claim about a wrapper over many runs. */
export interface Check {
  readonly id: CheckId;
  readonly level: Level;
  /** What holds when it holds: `Three calls refused at once send one refresh.` */
  readonly sentence: string;
}

export const CHECK_IDS = [
  'passes-other-answers-through',
  'refreshes-and-repeats',
  'plain-text-401-refreshes',
  'forbidden-is-not-expired',
  'no-refresh-token-logs-out',
  'one-refresh-at-once',
  'refused-refresh-logs-out-once',
  'no-endless-loop',
  'one-refresh-in-every-order',
  'fresh-refresh-token',
  'every-call-settles',
  'no-repeat-after-refused-refresh',
  'outage-keeps-session',
  'hung-refresh-does-not-hang-the-app',
  'abort-of-one-call-keeps-session',
  'logout-is-final',
  'refreshes-again-at-second-expiry',
  'keeps-refresh-token-that-is-left-out',
  'failed-refresh-is-tried-again',
  'busy-and-lost-keep-session',
  'write-is-sent-once',
  'repeat-is-the-same-request',
  'good-token-side-by-side',
  'nothing-of-another-user',
  'own-401-ends-nothing',
  'two-tabs-stay-signed-in',
  'logout-reaches-other-tabs',
  'closed-tab-holds-nobody-up',
  'wrong-clock-costs-one-401',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** A run that violates a check: replaying it shows why. */
export interface CheckWitness {
  /** The id of a scenario. */
  readonly scenario: string;
  /** Settings on top of it, by key. */
  readonly settings: Settings;
  readonly schedule: Schedule;
  /** The step that violated the check. */
  readonly step: number;
  /** The request to look at, where there is one: its line of code is the line to mend. */
  readonly request: string | null;
}

/** What a wrapper's runs say of a check. */
export type CheckResult = CheckVerdict & {
  readonly id: CheckId;
  /** How many runs it took. */
  readonly runs: number;
  /** Orders seen, for a check in every order; else `null`. */
  readonly orders: number | null;
};

type CheckVerdict =
  /** Not judged: the lab cannot tell. `because` says why. */
  | { readonly holds: null; readonly because: string; readonly witness: null }
  /** `tested`: some run put it to the test. Where none did it is not violated, and that is all: nobody gets credit for it. */
  | { readonly holds: true; readonly tested: boolean; readonly because: string; readonly witness: null }
  | {
      readonly holds: false;
      /** A sentence for the learner. */
      readonly because: string;
      /** `null` where there is no run to show. */
      readonly witness: CheckWitness | null;
      /** Why the wrapper cannot be run, or not to the end; else `null`. */
      readonly problem: Problem | null;
    };

/** A scenario that the lab has no checks for: what can be asked in any is asked in it, by its timings. */
export interface OwnSetup {
  /** What a witness is to name it. */
  readonly name: string;
  readonly scenario: Scenario;
  /** On top of it. */
  readonly settings: Settings;
}

export interface CheckOptions {
  /** Which checks; without it all. */
  readonly only?: readonly CheckId[];
  /** Told of each result as it comes. */
  readonly onResult?: (result: CheckResult) => void | Promise<void>;
  /** Told after each run, so that a watchdog sees a sign of life: which check, and how many runs so far. */
  readonly onProgress?: (id: CheckId, runs: number) => void | Promise<void>;
  readonly signal?: AbortSignal;
  /** Who makes runs besides this thread. */
  readonly hands?: readonly Hand[];
}

/**
 * The result of a check whose runs could not be made: it is violated, without a witness. Where that says nothing of the
 * wrapper it is not judged: the lab lacks something that it imports, or broke, or its file could not be read.
 *
 * @param why a sentence where nothing is known of the wrapper itself
 */
export function notRun(id: CheckId, why: Problem | string): CheckResult {
  if (typeof why === 'string') return notJudged(id, why);
  const because = sentenceOf(why);
  if (NOTHING_KNOWN.includes(why.kind)) return notJudged(id, because);
  return { id, runs: 0, orders: null, holds: false, because, witness: null, problem: why };
}

/** Problems that say nothing of the wrapper. */
const NOTHING_KNOWN: readonly ProblemKind[] = ['unknown-import', 'lab-broke', 'out-of-time'];

/**
 * The result of a check that the lab cannot judge.
 *
 * @param why a sentence, or the rest of one
 */
export function notJudged(id: CheckId, why: string): CheckResult {
  return { id, holds: null, because: `Not judged: ${why}`, witness: null, runs: 0, orders: null };
}

/**
 * What a wrapper gets for a check: `held` where it was put to the test and passed, `untested` where no run came to what
 * the check is about. Each result is one of the three.
 */
export type Standing = 'held' | 'untested' | 'violated' | 'not-judged';

/** What a result comes to. */
export function standingOf(result: CheckResult): Standing {
  if (result.holds === null) return 'not-judged';
  if (!result.holds) return 'violated';
  return result.tested ? 'held' : 'untested';
}

/** How many of these results come to that. */
export function countStanding(results: readonly CheckResult[], standing: Standing): number {
  return results.filter((result) => standingOf(result) === standing).length;
}
