import { nameOf, openCallsOf, withoutEnd } from '../facts/callRecords.ts';
import { forcedLogoutsOf } from '../facts/logouts.ts';
import { isRefusedRefresh, renewalsOf, requestsOf, tokenName } from '../facts/requests.ts';
import type { Dialect } from '../source/dialect.ts';
import type { Source } from '../source/source.ts';
import type { EventOf, Trace } from '../trace.ts';
import type { CheckDefinition } from './definition.ts';
import { inScenario, sendsRefresh } from './definition.ts';
import { timeText } from '../english.ts';
import { logoutIsFinal } from './logoutIsFinal.ts';
import { inOrders, placeOf, unfilled, when } from './checkWords.ts';

/** Tabs share the refresh token, and it works once. */
export const twoTabsStaySignedIn: CheckDefinition = {
  id: 'two-tabs-stay-signed-in',
  level: 'lives-on',
  sentence: 'Two tabs whose tokens expire together, or that were opened apart, get their data and stay signed in.',
  runs: [inScenario('two-tabs', { components: '1' }), inScenario('tabs-begin-apart')],
  orders: [inScenario('two-tabs', { components: '1' })],
  unasked: ownMemory,
  judge(trace) {
    const [logout] = forcedLogoutsOf(trace);
    if (logout) {
      const because = `${nameOf(trace, logout.call)} logged the user out ${when(trace, logout)}${after(trace, logout.step)}.`;
      return { step: logout.step, request: logout.request, because };
    }
    const failure = sendsRefresh(trace) ? unfilled(trace) : null;
    const refused = requestsOf(trace).find((request) => isRefusedRefresh(request));
    if (!failure || !refused) return failure;
    const presented = refused.refresh === null ? '' : `, which presented ${tokenName('refresh', refused.refresh)}`;
    const because = `A refresh of tab ${refused.tab} was refused${presented}: ${failure.because}`;
    return { ...failure, because };
  },
  tests: sendsRefresh,
  // Whether that is a lock that two tabs take at once is for the browser to decide.
  blindTo: ({ raced }) =>
    raced
      ? `at ${timeText(raced.atMs)} tab ${raced.tab} read ${raced.key} from localStorage, which tab ${raced.by} had written in the same moment: a browser may show it later.`
      : null,
  holds: ({ orders }) => `Both tabs got their data and stayed signed in ${inOrders(orders)} in each tab.`,
};

/** A logout is of a session, not of a tab. */
export const logoutReachesOtherTabs: CheckDefinition = {
  id: 'logout-reaches-other-tabs',
  level: 'lives-on',
  sentence: 'After a logout in one tab, no other tab stores a token again.',
  runs: [inScenario('logout-in-other-tab')],
  orders: [],
  unasked: (dialect, source) => ownMemory(dialect, source) ?? logoutIsFinal.unasked?.(dialect, source) ?? null,
  judge(trace) {
    const { events } = trace;
    const logout = logoutIn(trace);
    if (!logout) return null;
    const stored = events.find(
      (event) =>
        event.type === 'token-stored' &&
        event.generation !== null &&
        event.step > logout.step &&
        event.tab !== logout.tab,
    );
    if (stored?.type !== 'token-stored') return null;
    const request = requestsOf(trace).find(({ end }) => end?.step === stored.step)?.id ?? null;
    const because = `The user logged out in tab ${logout.tab} ${when(trace, logout)}, and tab ${stored.tab} stored ${tokenName(stored.kind, stored.generation)} ${when(trace, stored)}.`;
    return { step: stored.step, request, because };
  },
  tests(trace) {
    const out = logoutIn(trace)?.step ?? Infinity;
    return renewalsOf(trace).some(
      ({ issued, sent, end }) => issued && sent.step <= out && (end === null || end.step >= out),
    );
  },
  untested: 'no refresh was accepted that was under way when the user logged out',
  holds: () => 'No tab stored a token after the logout in the other.',
};

/** Who holds a lock may be gone: a lock that outlives its tab is nobody's to give back. */
export const closedTabHoldsNobodyUp: CheckDefinition = {
  id: 'closed-tab-holds-nobody-up',
  level: 'lives-on',
  sentence: 'When a tab is closed in the middle of its refresh, the calls of the other end all the same.',
  runs: [inScenario('tab-closed-in-refresh')],
  orders: [],
  unasked: ownMemory,
  judge(trace) {
    const closed = closingOf(trace);
    if (!closed || !closedInRefresh(trace)) return null;
    const open = openCallsOf(trace);
    const [first] = open;
    if (!first) return null;
    const because = `Tab ${closed.tab} was closed ${when(trace, closed)}, in the middle of its refresh, and ${withoutEnd(trace, open)}.`;
    return { ...placeOf(trace, first), because };
  },
  tests: closedInRefresh,
  untested: 'the closed tab had no refresh under way',
  holds: ({ traces: [trace] }) => {
    const last = trace?.events.findLast((event) => event.type === 'call-settled');
    return trace && last
      ? `Tab 1 was closed in the middle of its refresh, and the last call of tab 2 had ended ${when(trace, last)}.`
      : 'The calls of the other tab ended.';
  },
};

/** Packages of apps that run outside of a browser. */
const WITHOUT_TABS = /['"](expo-|react-native|@react-native)/;

/** Where each tab keeps tokens of its own, there is nothing that tabs could share; some apps have no tabs. */
function ownMemory({ access, refreshToken }: Dialect, { text }: Pick<Source, 'text'>): string | null {
  if (WITHOUT_TABS.test(text)) return 'it is of an app that runs in no browser, and has no tabs.';
  const own = [access.home, refreshToken.home].find(
    (home) => home?.in === 'state' || home?.in === 'module' || home?.in === 'binding' || home?.in === 'sessionStorage',
  );
  if (!own) return null;
  return own.in === 'sessionStorage'
    ? 'its tokens are in sessionStorage: each tab logs in for itself.'
    : 'its tokens are in the memory of a tab: what another tab begins with was not given.';
}

function after(trace: Trace, step: number): string {
  const refused = requestsOf(trace).find((request) => isRefusedRefresh(request) && request.end?.step === step);
  if (!refused) return '';
  const presented = refused.refresh === null ? '' : ` presented ${tokenName('refresh', refused.refresh)}, and`;
  return `: its refresh${presented} was refused`;
}

function logoutIn({ events }: Trace): EventOf<'user-acted'> | null {
  const found = events.find((event) => event.type === 'user-acted' && event.action === 'logout');
  return found?.type === 'user-acted' ? found : null;
}

function closingOf({ events }: Trace): EventOf<'user-acted'> | null {
  const closed = events.find((event) => event.type === 'user-acted' && event.action === 'close');
  return closed?.type === 'user-acted' ? closed : null;
}

function closedInRefresh(trace: Trace): boolean {
  const closed = closingOf(trace);
  return (
    closed !== null &&
    requestsOf(trace).some(
      ({ role, tab, sent, end }) => role === 'refresh' && tab === closed.tab && sent.step < closed.step && !end,
    )
  );
}
