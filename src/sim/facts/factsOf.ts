import { timeText } from '../english.ts';
import type { Trace } from '../trace.ts';
import { callRecordsOf } from './callRecords.ts';
import { forcedLogoutsOf } from './forcedLogouts.ts';
import { requestsOf } from './requests.ts';

/** Counts what happened in a run. */
export function factsOf(trace: Trace): Facts {
  const requests = requestsOf(trace);
  const calls = callRecordsOf(trace);
  const succeeded = calls.filter(({ settled }) => settled?.ok).length;
  const failed = calls.filter(({ settled }) => settled && !settled.ok).length;
  const forcedLogouts = forcedLogoutsOf(trace).length;
  return {
    calls: calls.length,
    requests: requests.length,
    refreshRequests: requests.filter(({ role }) => role === 'refresh').length,
    unauthorized: requests.filter(({ end }) => end?.as === 'answered' && end.status === 401).length,
    repeats: requests.filter(({ role, attempt, call }) => role === 'api' && attempt > 1 && call !== null).length,
    forcedLogouts,
    tokensWrittenAfterLogout: tokensWrittenAfterLogout(trace),
    signedInAtEnd: signedInAtEnd(trace),
    succeeded,
    failed,
    unsettled: calls.length - succeeded - failed,
    outcome: outcomeOf(trace, failed, forcedLogouts),
    durationMs: trace.events.at(-1)?.atMs ?? 0,
  };
}

function outcomeOf({ end }: Trace, failed: number, forcedLogouts: number): Outcome {
  if (end === 'runaway' || end === 'stuck') return end;
  if (forcedLogouts > 0) return 'logged-out';
  return failed > 0 ? 'some-failed' : 'all-succeeded';
}

function tokensWrittenAfterLogout({ events }: Trace): number {
  const loggedOut = new Set<number>();
  let written = 0;
  for (const event of events) {
    if (event.type === 'logged-out') loggedOut.add(event.tab);
    if (event.type === 'token-stored' && event.generation !== null && loggedOut.has(event.tab)) written += 1;
  }
  return written;
}

/** Each tab holds an access token: in its auth store, or in the `localStorage` that all tabs share. */
function signedInAtEnd({ events, scenario }: Trace): boolean {
  const holds = new Map<string, boolean>();
  for (const event of events) {
    if ((event.type !== 'token-stored' && event.type !== 'token-cleared') || event.kind !== 'access') continue;
    const place = event.place === 'auth-store' ? `auth-store ${event.tab}` : event.place;
    holds.set(place, event.type === 'token-stored');
  }
  const shared = [...holds].filter(([place]) => !place.startsWith('auth-store'));
  return Array.from({ length: scenario.tabs }, (_, at) => `auth-store ${at + 1}`).every((store) => {
    const known = [...shared.map(([, held]) => held), ...[holds.get(store)].filter((held) => held !== undefined)];
    return known.length === 0 || known.some(Boolean);
  });
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
  /** 401 answers that arrived. */
  readonly unauthorized: number;
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
    row('401 answers', facts.unauthorized),
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
