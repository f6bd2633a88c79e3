import { isRefusedRefresh, requestsOf } from '../facts/requests.ts';
import type { Dialect } from '../source/dialect.ts';
import type { Source } from '../source/source.ts';
import type { Trace } from '../trace.ts';
import type { Exploration } from '../explore/explore.ts';
import type { Settings } from '../settings.ts';
import type { RequestId } from '../ids.ts';
import type { Check } from './check.ts';

/** Where a run violates a check, and why, as a sentence for whoever wrote the wrapper. */
export interface Violation {
  readonly step: number;
  /** The request to look at. */
  readonly request: RequestId | null;
  readonly because: string;
}

/**
 * Judges a run by itself; `null` where it violates nothing. `before` are the runs by time of the same check that came
 * before it: they tell what a wrapper can do.
 *
 * A judge of explored orders sees one of several equivalent ones, so it may ask only for what is the same in all of
 * them: the order of what happens at the app, and the order of what writes at FastAPI, but not the order of an event
 * at the one relative to an unrelated event at the other. Each judge here keeps to one of the two sides.
 */
export type Judge = (trace: Trace, before?: readonly Trace[]) => Violation | null;

/** What a wrapper is run in: a scenario with settings on top. */
export interface Setup {
  /** The id of a scenario. */
  readonly scenario: string;
  readonly settings: Settings;
}

/** A setup whose every order is run. */
export interface OrdersSetup extends Setup {
  /** `any`: the user acts at any moment. By default when no message is in flight. */
  readonly user?: 'last' | 'any';
}

/** The orders of a setup that were seen, and found in order. */
export interface OrdersSeen extends Pick<Exploration, 'complete' | 'schedules'> {
  readonly calls: number;
  /** In some order a timer fired that did something: orders in which it fires at another moment were not tried. */
  readonly timers: boolean;
}

/** What was seen of a check that holds. */
export interface Seen {
  /** The runs by time. */
  readonly traces: readonly Trace[];
  readonly orders: readonly OrdersSeen[];
}

/** All that makes a check: what to run, how to judge a run, and what to say when nothing is found. */
export interface CheckDefinition extends Check {
  /** Runs by time. They come before any order: what they show is the easiest to read. */
  readonly runs: readonly Setup[];
  /** Setups to be run in every order, from few calls to many. */
  readonly orders: readonly OrdersSetup[];
  readonly judge: Judge;
  /** Whether a run puts the check to the test. Without it every run does: then `judge` has to ask for what must happen. */
  readonly tests?: (trace: Trace) => boolean;
  /** What happened in none of the runs, where none put it to the test: `no refresh was refused`. By default that none was sent. */
  readonly untested?: string;
  /** What kept a run from being judged, as the rest of a sentence; `null` where nothing did. Asked of runs by time. */
  readonly blindTo?: (trace: Trace) => string | null;
  /** Its runs by time record headers. */
  readonly details?: true;
  /** Why it cannot be asked of a wrapper that speaks so, `the refresh token is in a cookie …`; `null` where it can. */
  readonly unasked?: ((dialect: Dialect, source: Pick<Source, 'text'>) => string | null) | undefined;
  /** A sentence for a wrapper that holds it. */
  readonly holds: (seen: Seen) => string;
}

/** Whether a run has a refresh in it. */
export function sendsRefresh({ events }: Trace): boolean {
  return events.some((event) => event.type === 'request-sent' && event.role === 'refresh');
}

/** Whether a refresh was refused in a run. */
export function isRefreshRefused(trace: Trace): boolean {
  return requestsOf(trace).some(isRefusedRefresh);
}

/** A scenario, with settings on top. */
export function inScenario(scenario: string, settings: Setup['settings'] = {}): Setup {
  return { scenario, settings };
}

/** Every order of two and of three calls that are refused together. */
export const EXPIRED_ORDERS: readonly OrdersSetup[] = [
  inScenario('three-at-once', { components: '2' }),
  inScenario('three-at-once'),
];

/** The same where the refresh is refused. */
export const REFUSED_ORDERS: readonly OrdersSetup[] = [
  inScenario('refresh-refused', { components: '2' }),
  inScenario('refresh-refused'),
];
