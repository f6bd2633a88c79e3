import { nameOf } from '../facts/callRecords.ts';
import { forcedEndsOf, forcedLogoutsOf } from '../facts/logouts.ts';
import { requestsOf } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import type { Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario } from './definition.ts';
import { endedInWords, unfilled, when } from './checkWords.ts';
import { hiddenToken } from './outageKeepsSession.ts';

/** A refresh that fails says nothing of later ones. */
export const failedRefreshIsTriedAgain: CheckDefinition = {
  id: 'failed-refresh-is-tried-again',
  level: 'lives-on',
  sentence: 'A refresh that failed once is tried again by a call that comes a minute later.',
  runs: [
    inScenario('refresh-recovers'),
    inScenario('refresh-recovers', { refresh: 'offline,normal' }),
    inScenario('refresh-recovers', { refresh: 'hang,normal' }),
    inScenario('too-many-requests'),
  ],
  orders: [],
  judge(trace) {
    const failed = failedBefore(trace);
    if (!failed?.end) return null;
    const failure = unfilled(trace, ['posts']);
    if (!failure) return null;
    const again = requestsOf(trace).find(({ role, sent }) => role === 'refresh' && sent.step > laterBegins(trace));
    const what = again
      ? `Another refresh was sent ${when(trace, again.sent)}`
      : `No refresh was tried again after the one that failed ${when(trace, failed.end)}`;
    return { ...failure, because: `${what}, and ${failure.because}` };
  },
  tests: (trace) => failedBefore(trace) !== null,
  untested: 'no refresh failed, or the session was ended when it did',
  holds: ({ traces: [trace] }) => {
    const again = trace && requestsOf(trace).findLast(({ role }) => role === 'refresh');
    return trace && again
      ? `The refresh was tried again ${when(trace, again.sent)}, and Users got its data.`
      : 'The refresh was tried again.';
  },
};

/** A server that is busy, or whose answer is lost, has refused nothing. */
export const busyAndLostKeepSession: CheckDefinition = {
  id: 'busy-and-lost-keep-session',
  level: 'lives-on',
  sentence: 'A refresh that is answered 429, or whose answer is lost on its way, logs nobody out.',
  runs: [inScenario('too-many-requests'), inScenario('answer-lost')],
  orders: [],
  judge(trace) {
    const failed = failedRefreshOf(trace);
    const [logout] = forcedEndsOf(trace);
    if (!failed?.end || !logout || logout.step < failed.end.step) return null;
    const because = `${nameOf(trace, logout.call)} ${endedInWords(trace, logout)}: ${fateOf(trace, failed)}, which refuses no refresh token.`;
    return { step: logout.step, request: logout.request ?? failed.id, because };
  },
  tests: (trace) => failedRefreshOf(trace) !== null,
  untested: 'no refresh was answered 429 or lost its answer',
  blindTo: hiddenToken,
  holds: () => 'Nobody was logged out by a 429, nor by an answer that was lost.',
};

/** The first refresh that failed, or was given up, before the later call, and ended no session. */
function failedBefore(trace: Trace): RequestRecord | null {
  const later = laterBegins(trace);
  if (forcedLogoutsOf(trace).some(({ step }) => step <= later)) return null;
  const givenUp = requestsOf(trace).find(({ role, end }) => role === 'refresh' && end?.as === 'failed');
  const failed = failedRefreshOf(trace) ?? givenUp;
  return failed?.end && failed.end.step < later ? failed : null;
}

/** The first refresh that brought the app nothing and refused nothing. */
function failedRefreshOf(trace: Trace): RequestRecord | null {
  return (
    requestsOf(trace).find(
      ({ role, end }) =>
        role === 'refresh' &&
        (end?.as === 'answered' ? end.status === 429 || end.status >= 500 : end?.because === 'network'),
    ) ?? null
  );
}

function fateOf(trace: Trace, { end, decided }: RequestRecord): string {
  if (!end) return 'the refresh has no answer';
  if (end.as === 'answered') return `the refresh was answered ${end.status} ${when(trace, end)}`;
  return decided
    ? `the answer to the refresh was lost ${when(trace, end)}`
    : `the refresh met a network error ${when(trace, end)}`;
}

/** The step in which the later call begins. */
function laterBegins({ events }: Trace): number {
  return events.find((event) => event.type === 'call-started' && event.call === 'users')?.step ?? Infinity;
}
