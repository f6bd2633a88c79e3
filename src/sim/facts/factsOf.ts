import type { Trace } from '../trace.ts';
import { callRecordsOf } from './calls.ts';
import type { Facts, Outcome } from './facts.ts';
import { requestsOf } from './requests.ts';

/** Counts what happened in a run. */
export function factsOf(trace: Trace): Facts {
  const requests = requestsOf(trace);
  const calls = callRecordsOf(trace);
  const succeeded = calls.filter(({ settled }) => settled?.ok).length;
  const failed = calls.filter(({ settled }) => settled && !settled.ok).length;
  const forcedLogouts = trace.events.filter((event) => event.type === 'logged-out' && event.by === 'wrapper').length;
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
