import { timeText } from '../english.ts';
import type { Trace } from '../trace.ts';
import type { RequestRecord } from './requests.ts';
import { callRecordsOf } from './callRecords.ts';
import { heldBefore } from './heldTokens.ts';
import { forcedLogoutsOf, logoutsOf } from './logouts.ts';
import { requestsOf, wasRefused } from './requests.ts';

/** Counts what happened in a run. */
export function factsOf(trace: Trace): Facts {
  const requests = requestsOf(trace);
  const calls = callRecordsOf(trace);
  const succeeded = calls.filter(({ settled }) => settled?.ok).length;
  const failed = calls.filter(({ settled }) => settled && !settled.ok).length;
  const gone = calls.filter((call) => call.gone).length;
  const forcedLogouts = forcedLogoutsOf(trace).length;
  const refusedBy = requests.find((request) => wasRefused(request) && !isUnauthorized(request))?.decided?.status;
  return {
    calls: calls.length,
    requests: requests.length,
    refreshRequests: requests.filter(({ role }) => role === 'refresh').length,
    unauthorized: requests.filter((request) => wasRefused(request) || isUnauthorized(request)).length,
    ...(typeof refusedBy === 'number' && { refusedBy }),
    repeats: requests.filter(({ role, attempt, call }) => role === 'api' && attempt > 1 && call !== null).length,
    forcedLogouts,
    tokensWrittenAfterLogout: tokensWrittenAfterLogout(trace),
    signedInAtEnd: signedInAtEnd(trace),
    succeeded,
    failed,
    unsettled: calls.length - succeeded - failed - gone,
    ...(gone > 0 && { gone }),
    outcome: outcomeOf(trace, failed, forcedLogouts),
    durationMs: trace.events.at(-1)?.atMs ?? 0,
  };
}

function outcomeOf({ end }: Trace, failed: number, forcedLogouts: number): Outcome {
  if (end === 'runaway' || end === 'stuck') return end;
  if (forcedLogouts > 0) return 'logged-out';
  return failed > 0 ? 'some-failed' : 'all-succeeded';
}

function isUnauthorized({ end }: RequestRecord): boolean {
  return end?.as === 'answered' && end.status === 401;
}

function tokensWrittenAfterLogout(trace: Trace): number {
  const logouts = logoutsOf(trace);
  return trace.events.filter(
    (event) =>
      event.type === 'token-stored' &&
      event.generation !== null &&
      logouts.some(({ tab, step }) => tab === event.tab && step < event.step && !loggedInBetween(trace, step, event)),
  ).length;
}

/** What another login brings is no leftover. */
function loggedInBetween({ events }: Trace, from: number, { tab, step }: { tab: number; step: number }): boolean {
  return events.some(
    (event) =>
      event.type === 'user-acted' &&
      event.action === 'login' &&
      event.tab === tab &&
      event.step > from &&
      event.step < step,
  );
}

/** Each tab holds an access token, wherever it keeps it; one that no code sees is in the hands of the server. */
function signedInAtEnd(trace: Trace): boolean {
  if (trace.outOfReach?.includes('access')) return forcedLogoutsOf(trace).length === 0;
  const tabs = Array.from({ length: trace.scenario.tabs }, (_, at) => at + 1);
  return tabs.every((tab) => heldBefore(trace, 'access', tab, trace.events.length) !== null);
}

/** How a run ended, from best to worst; the worst that applies is the outcome. */
export const OUTCOMES = ['all-succeeded', 'some-failed', 'logged-out', 'stuck', 'runaway'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An outcome in a word or two. */
export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  'all-succeeded': 'all succeeded',
  'some-failed': 'some failed',
  'logged-out': 'logged out',
  stuck: 'stuck',
  runaway: 'endless',
};

/** What can be counted in a run. */
export interface Facts {
  readonly calls: number;
  /** HTTP requests of all kinds. */
  readonly requests: number;
  readonly refreshRequests: number;
  /** Answers that arrived and refused a token: 401s, or as this server says it. */
  readonly unauthorized: number;
  /** The status by which this server says that a token is not let in, where it is no 401. */
  readonly refusedBy?: number;
  /** Requests of a call after its first, refreshes not counted. */
  readonly repeats: number;
  /** Logouts that the user did not ask for; repeated ones count. */
  readonly forcedLogouts: number;
  /** Tokens stored after a logout. */
  readonly tokensWrittenAfterLogout: number;
  /** Each tab holds an access token when the run ends. */
  readonly signedInAtEnd: boolean;
  readonly succeeded: number;
  readonly failed: number;
  readonly unsettled: number;
  /** Calls that were open when their tab was closed or loaded anew, where there are any: nobody waits for them. */
  readonly gone?: number;
  readonly outcome: Outcome;
  /** Time of the last event, in virtual milliseconds. */
  readonly durationMs: number;
}

/** One fact, named and in words. */
export interface FactRow {
  readonly label: string;
  readonly value: string;
}

/** All facts of a run, as every list shows them: the command line's, and the page's. */
export function factRows(facts: Facts): readonly FactRow[] {
  const { calls, succeeded, failed, unsettled } = facts;
  return [
    row('outcome', facts.outcome),
    row('calls', `${calls} (${succeeded} succeeded, ${failed} failed, ${unsettled} unsettled)`),
    row('requests', facts.requests),
    row('refresh requests', facts.refreshRequests),
    row(`${facts.refusedBy ?? 401} answers`, facts.unauthorized),
    row('repeats', facts.repeats),
    row('forced logouts', facts.forcedLogouts),
    row('tokens after a logout', facts.tokensWrittenAfterLogout),
    row('signed in at the end', facts.signedInAtEnd ? 'yes' : 'no'),
    row('duration', timeText(facts.durationMs)),
  ];
}

function row(label: string, value: string | number): FactRow {
  return { label, value: String(value) };
}
