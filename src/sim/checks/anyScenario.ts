import { callRecordsOf, nameOf, openCallsOf } from '../facts/callRecords.ts';
import { heldBefore } from '../facts/heldTokens.ts';
import { forcedEndsOf, forcedLogoutsOf } from '../facts/logouts.ts';
import { requestsOf, tokenName } from '../facts/requests.ts';
import type { RequestRecord } from '../facts/requests.ts';
import { counted, timeText } from '../english.ts';
import type { Trace } from '../trace.ts';
import { familyBefore } from '../claims/family.ts';
import type { CheckDefinition, Violation } from './definition.ts';
import { isRefreshRefused, sendsRefresh } from './definition.ts';
import { endedInWords, when } from './checkWords.ts';
import { everyCallSettles } from './everyCallSettles.ts';
import { freshRefreshToken } from './freshRefreshToken.ts';
import { logoutIsFinal } from './logoutIsFinal.ts';
import { noEndlessLoop } from './noEndlessLoop.ts';
import { nothingOfAnotherUser } from './otherUser.ts';
import { oneRefreshAtOnce } from './oneRefresh.ts';
import { isOutage, outageKeepsSession } from './outageKeepsSession.ts';
import { refusedRefreshLogsOutOnce } from './refusedRefreshLogsOutOnce.ts';
import { logoutReachesOtherTabs } from './severalTabs.ts';
import { repeatIsTheSameRequest, writeIsSentOnce } from './writes.ts';

/* What can be asked of a wrapper in a scenario that nobody knows beforehand. Most checks cannot: they know what their
   scenario has, and that one refresh is enough there. What is asked here is a fault in whatever scenario it is seen. */

/** A run has one, by its timings. */
const IN_ONE_RUN = { runs: [], orders: [] } as const;

/** A refresh that is sent again after so long, in milliseconds, was given up before. */
const PATIENCE_MS = 5_000;

const sharesARefresh: CheckDefinition = {
  ...oneRefreshAtOnce,
  ...IN_ONE_RUN,
  sentence: 'No tab sends a refresh while another one with the same token is under way.',
  judge(trace) {
    const refreshes = requestsOf(trace).filter(({ role, refresh }) => role === 'refresh' && refresh !== null);
    for (const [at, second] of refreshes.entries()) {
      const first = refreshes.slice(0, at).find((one) => isUnderWay(one, second));
      if (!first) continue;
      const because = `${nameOf(trace, second.call)} sent a refresh with ${tokenName('refresh', second.refresh)} ${when(trace, second.sent)}, while that of ${nameOf(trace, first.call)} was under way.`;
      return { step: second.sent.step, request: second.id, because };
    }
    return null;
  },
  tests: sendsRefresh,
  holds: ({ traces }) =>
    `${counted(traces.flatMap(refreshesIn).length, 'refresh', 'refreshes')}, and never two of one token at a time in a tab.`,
};

/** Whether a refresh was under way, and its answer to come, when its tab sent another one with the same token. */
function isUnderWay(first: RequestRecord, { tab, refresh, sent }: RequestRecord): boolean {
  return (
    first.tab === tab &&
    first.refresh === refresh &&
    first.end?.as === 'answered' &&
    first.end.step > sent.step &&
    sent.atMs - first.sent.atMs < PATIENCE_MS
  );
}

function refreshesIn(trace: Trace): readonly RequestRecord[] {
  return requestsOf(trace).filter(({ role }) => role === 'refresh');
}

const presentsTheNewest: CheckDefinition = {
  ...freshRefreshToken,
  ...IN_ONE_RUN,
  sentence: 'No refresh presents a token that was used before, when a newer one is stored.',
  judge(trace) {
    for (const [index, event] of trace.events.entries()) {
      if (event.type !== 'request-sent' || event.role !== 'refresh' || event.refresh === null) continue;
      const held = heldBefore(trace, 'refresh', event.tab, index);
      const wasUsed = refreshesIn(trace).some(
        ({ refresh, issued, end }) => issued && refresh === event.refresh && (end?.step ?? Infinity) < event.step,
      );
      if (held === null || held <= event.refresh || !wasUsed) continue;
      const because = `${nameOf(trace, event.call)} presented ${tokenName('refresh', event.refresh)} ${when(trace, event)}, which was used, when ${tokenName('refresh', held)} was stored.`;
      return { step: event.step, request: event.request, because };
    }
    return null;
  },
  holds: () => 'No refresh presented a used token when a newer one was stored.',
};

const endsEveryCall: CheckDefinition = {
  ...everyCallSettles,
  ...IN_ONE_RUN,
  sentence: 'Every call is given data or an error, and data is what FastAPI sent.',
  judge: (trace) => (isCutShort(trace) ? null : everyCallSettles.judge(trace)),
  tests: (trace) => trace.calls.length > 0,
  blindTo: (trace) =>
    isCutShort(trace)
      ? `a call was still waiting when the lab ended the run, after ${timeText(trace.patienceMs ?? 0)}.`
      : null,
  holds: ({ traces }) => `${counted(traces.flatMap(({ calls }) => calls).length, 'call')} settled.`,
};

/** Whoever waits longer, in milliseconds, waits for ever as far as a user can tell. */
const LONG_MS = 300_000;

/** Whether the only calls left open began so late that they may have ended, had the run gone on. */
function isCutShort(trace: Trace): boolean {
  const { patienceMs } = trace;
  const open = openCallsOf(trace);
  return (
    patienceMs !== undefined &&
    open.length > 0 &&
    open.every(({ started }) => started === null || started.atMs > patienceMs - LONG_MS) &&
    callRecordsOf(trace).every(({ settled }) => !settled || settled.ok || settled.fault === null)
  );
}

const logsOutOnce: CheckDefinition = {
  ...refusedRefreshLogsOutOnce,
  ...IN_ONE_RUN,
  sentence: 'A refused refresh logs the user of a tab out at most once.',
  judge(trace) {
    const logouts = isRefreshRefused(trace) ? forcedLogoutsOf(trace) : [];
    for (const [at, second] of logouts.entries()) {
      const first = logouts.slice(0, at).findLast(({ tab }) => tab === second.tab);
      if (!first || isSignedInBetween(trace, first.step, second.step)) continue;
      // Who calls when the user is logged out already is told so anew.
      const call = callRecordsOf(trace).find((one) => one.call.id === second.call);
      if (!call?.started || call.started.step > first.step) continue;
      const because = `The user was logged out a second time ${when(trace, second)} by ${nameOf(trace, second.call)}.`;
      return { step: second.step, request: second.request, because };
    }
    return null;
  },
  holds: () => 'A refresh was refused, and no tab logged out twice.',
};

function isSignedInBetween({ events }: Trace, from: number, to: number): boolean {
  return events.some(
    (event) => event.type === 'token-stored' && event.generation !== null && event.step >= from && event.step <= to,
  );
}

const keepsASession: CheckDefinition = {
  ...outageKeepsSession,
  ...IN_ONE_RUN,
  sentence: 'A user whose refreshes met nothing but outages is not logged out.',
  judge(trace) {
    if (trace.scenario.refreshToken === 'none') return null;
    for (const logout of forcedEndsOf(trace)) {
      const before = refreshesIn(trace).filter(({ sent }) => sent.step <= logout.step);
      const ended = before.filter(({ end }) => end === null || end.step <= logout.step);
      if (ended.length === 0 || !ended.every(isOutage) || userEndedIt(trace, logout.step)) continue;
      if (familyBefore(trace, logout.step) !== 'good') continue;
      const because = `${nameOf(trace, logout.call)} ${endedInWords(trace, logout)}: no refresh had been refused, and the last one met an outage.`;
      return { step: logout.step, request: logout.request, because };
    }
    return null;
  },
  tests: (trace) => refreshesIn(trace).some(isOutage),
  holds: () => 'A refresh met an outage, and nobody was logged out by it.',
};

function userEndedIt({ events }: Trace, step: number): boolean {
  return events.some((event) => event.type === 'user-acted' && event.action === 'logout' && event.step <= step);
}

const staysLoggedOut: CheckDefinition = {
  ...logoutIsFinal,
  ...IN_ONE_RUN,
  sentence: 'After a logout, and until the next login, its tab stores no token.',
  judge: (trace) => storedAfterLogout(trace, (stored, out) => stored === out),
  holds: () => 'No token was stored in the tab after the logout.',
};

const otherTabsHear: CheckDefinition = {
  ...logoutReachesOtherTabs,
  ...IN_ONE_RUN,
  sentence: 'After a logout in one tab, and until the next login, no other tab stores a token.',
  judge: (trace) => storedAfterLogout(trace, (stored, out) => stored !== out),
  tests: (trace) => trace.scenario.tabs > 1 && (logoutReachesOtherTabs.tests?.(trace) ?? false),
};

/** A token that was stored between a logout of the user and the next login, in a tab that counts. */
function storedAfterLogout(trace: Trace, counts: (stored: number, out: number) => boolean): Violation | null {
  const { events } = trace;
  for (const [index, out] of events.entries()) {
    if (out.type !== 'user-acted' || out.action !== 'logout') continue;
    const rest = events.slice(index + 1);
    const login = rest.findIndex((event) => event.type === 'user-acted' && event.action === 'login');
    const stored = (login === -1 ? rest : rest.slice(0, login)).find(
      (event) =>
        event.type === 'token-stored' &&
        event.generation !== null &&
        event.step > out.step &&
        counts(event.tab, out.tab),
    );
    if (stored?.type !== 'token-stored') continue;
    const request = requestsOf(trace).find(({ end }) => end?.step === stored.step)?.id ?? null;
    const because = `The user logged out in tab ${out.tab} ${when(trace, out)}, and tab ${stored.tab} stored ${tokenName(stored.kind, stored.generation)} ${when(trace, stored)}.`;
    return { step: stored.step, request, because };
  }
  return null;
}

const nothingOfTheFirst: CheckDefinition = {
  ...nothingOfAnotherUser,
  ...IN_ONE_RUN,
  judge: (trace) => (isOneChange(trace) ? nothingOfAnotherUser.judge(trace) : null),
  tests: (trace) => isOneChange(trace) && (nothingOfAnotherUser.tests?.(trace) ?? false),
  untested: 'the user did not change once, from Ann to Bob, with a call repeated or a refresh sent',
  holds: () => 'No request of Ann’s went out with Bob’s token, and no token of hers was stored after he had logged in.',
};

/** Whether Bob takes Ann's place, and that is all that happens to the session. */
function isOneChange({ scenario }: Trace): boolean {
  const acts = scenario.user.filter((action) => action.do === 'login' || action.do === 'logout');
  const logins = acts.filter((action) => action.do === 'login');
  return logins.length === 1 && logins[0]?.as === 'bob' && acts.length - logins.length <= 1;
}

const comesToAnEnd: CheckDefinition = {
  ...noEndlessLoop,
  ...IN_ONE_RUN,
  sentence: 'It does not send requests without end.',
  untested: 'neither a refresh nor a new token was refused',
};

/** Every check that can be asked in any scenario, in the order of `CHECK_IDS`. */
export const ANY_SCENARIO: readonly CheckDefinition[] = [
  sharesARefresh,
  logsOutOnce,
  comesToAnEnd,
  presentsTheNewest,
  endsEveryCall,
  keepsASession,
  staysLoggedOut,
  { ...writeIsSentOnce, ...IN_ONE_RUN, holds: () => 'No write was sent a second time.' },
  { ...repeatIsTheSameRequest, ...IN_ONE_RUN },
  nothingOfTheFirst,
  otherTabsHear,
];
