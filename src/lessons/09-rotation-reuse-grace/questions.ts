import { factsOf, requestsOf } from '../../sim/index.ts';
import type { RunSpec } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import { ACROSS_TABS } from '../mutants.ts';
import { specOf, statusOf } from '../observe.ts';
import { POLICIES } from '../policies.ts';

const TABS = specOf('mutex', 'two-tabs');

/** Wrappers that refresh once where three 401s arrive together. */
const ONCE = ['promise-flag', 'mutex', 'mutex-token-check'] as const;

const SURVIVORS = ['no-mutex', 'promise-flag', 'mutex', 'mutex-token-check'] as const;
const all = (settings?: Readonly<Record<string, string>>): readonly RunSpec[] =>
  SURVIVORS.map((wrapper) => specOf(wrapper, 'reuse-revokes', settings));

export const lesson: Lesson = {
  title: 'Rotation, reuse, grace, two tabs',
  about: 'What each server does to each wrapper, and why a mutex does not cross tabs.',
  minutes: 11,
  signature: specOf('no-mutex', 'reuse-revokes'),
  claims: {
    'off-is-kind': {
      says: 'No mutex without rotation: all are filled, with 3 refreshes',
      run: specOf('no-mutex', 'three-at-once', { rotation: 'off' }),
      holds: (trace) => factsOf(trace).succeeded === 3 && factsOf(trace).refreshRequests === 3,
    },
    'refuse-logs-out': {
      says: 'No mutex with rotation: one is filled, the user is logged out',
      run: specOf('no-mutex', 'three-at-once'),
      holds: (trace) => factsOf(trace).succeeded === 1 && factsOf(trace).outcome === 'logged-out',
    },
    'family-kills-all': {
      says: 'No mutex with reuse detection: nothing is filled, the first refresh’s tokens are dead',
      run: specOf('no-mutex', 'reuse-revokes'),
      holds: (trace) =>
        factsOf(trace).succeeded === 0 && statusOf(trace, 'posts.r1') === 200 && statusOf(trace, 'posts.2') === 401,
    },
    'grace-forgives': {
      says: 'No mutex with reuse detection and a grace period of a second: all are filled',
      run: specOf('no-mutex', 'reuse-revokes', { 'grace-ms': '1000' }),
      holds: (trace) => factsOf(trace).succeeded === 3,
    },
    'tabs-two-refreshes': {
      says: 'Mutex, two tabs: 2 refresh requests with the same refresh token; the second tab is logged out',
      run: TABS,
      holds: (trace) => {
        const refreshes = requestsOf(trace).filter(({ role }) => role === 'refresh');
        return (
          refreshes.length === 2 &&
          refreshes.every(({ refresh }) => refresh === 1) &&
          trace.events.some((event) => event.type === 'logged-out' && event.tab === 2)
        );
      },
    },
    'tabs-clear-storage': {
      says: 'Mutex, two tabs: the logout of the second tab removes the new refresh token of the first',
      run: TABS,
      holds: (trace) => {
        const stored = trace.events.findIndex(
          (event) => event.type === 'token-stored' && event.kind === 'refresh' && event.tab === 1,
        );
        const cleared = trace.events.findIndex(
          (event) => event.type === 'token-cleared' && event.kind === 'refresh' && event.tab === 2,
        );
        return stored !== -1 && cleared > stored;
      },
    },
    'tabs-lock': {
      says: 'Mutex with a lock across tabs: 1 refresh request for both, all six calls are filled',
      run: specOf(ACROSS_TABS, 'two-tabs'),
      holds: (trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).succeeded === 6,
    },
    'tabs-lock-refused': {
      says: 'Mutex with a lock across tabs, refresh refused: 1 refresh request, 1 forced logout, both tabs without tokens',
      run: specOf(ACROSS_TABS, 'two-tabs', { refresh: '401' }),
      holds: (trace) =>
        factsOf(trace).refreshRequests === 1 && factsOf(trace).forcedLogouts === 1 && !factsOf(trace).signedInAtEnd,
    },
    'one-refresh-survives': {
      says: 'Promise flag, Mutex and Token check, three at once, under all five policies: 1 refresh request, all are filled',
      run: ONCE.flatMap((wrapper) => POLICIES.map(({ settings }) => specOf(wrapper, 'three-at-once', settings))),
      holds: (...traces) =>
        traces.every((trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).outcome === 'all-succeeded'),
    },
    'tabs-family': {
      says: 'Mutex, two tabs, reuse detection: all six calls fail',
      run: specOf('mutex', 'two-tabs', { reuse: 'revoke-family' }),
      holds: (trace) => factsOf(trace).failed === 6,
    },
    'check-no-help': {
      says: 'Token check, two tabs: 2 refresh requests, and the second tab is logged out as well',
      run: specOf('mutex-token-check', 'two-tabs'),
      holds: (trace) => factsOf(trace).refreshRequests === 2 && factsOf(trace).outcome === 'logged-out',
    },
  },
  questions: [
    {
      id: 'policy-survivors',
      kind: 'set',
      prompt:
        'Tokens rotate, and a used one revokes its whole family. Three calls are refused at once, and every answer arrives. Which wrappers keep the session?',
      run: all(),
      observe: (...traces) =>
        SURVIVORS.filter((_, index) => traces[index] && factsOf(traces[index]).outcome === 'all-succeeded'),
      options: [
        {
          value: 'no-mutex',
          text: 'No mutex',
          trueOf: all({ 'grace-ms': '1000' }),
          if: 'if used tokens were forgiven for a second',
          because: 'Its three refreshes leave together, well within a grace period.',
        },
        { value: 'promise-flag', text: 'Promise flag' },
        { value: 'mutex', text: 'Mutex' },
        { value: 'mutex-token-check', text: 'Token check' },
      ],
      hints: [{ text: 'Which of them ever presents the same refresh token twice in this run?' }],
      explain: {
        right: 'Whoever refreshes once presents no used token. Here that is every wrapper that shares its refresh.',
      },
    },
    {
      id: 'tabs-refreshes',
      kind: 'number',
      prompt:
        'The same page in two tabs, with Mutex, and in both the access token has expired. Both mount at once. How many refresh requests are made?',
      run: TABS,
      observe: (trace) => factsOf(trace).refreshRequests,
      wrong: [
        {
          trueOf: specOf('mutex', 'three-at-once'),
          if: 'for one tab',
          because: 'A module-level mutex is one for each tab: a tab is a program of its own.',
        },
        {
          trueOf: specOf('no-mutex', 'two-tabs'),
          if: 'without any lock',
          because: 'Within each tab the mutex does its work.',
        },
        {
          trueOf: specOf('wrapped-refresh-mutex', 'two-tabs'),
          if: 'if the refresh waited for the lock of its own call',
          because: 'The refresh goes round the wrapper here, and is sent.',
        },
      ],
      explain: {
        right:
          'Each tab has loaded the module for itself, so each has a mutex of its own. They share storage and server, and no variable.',
      },
    },
    {
      id: 'tabs-who-loses',
      kind: 'choice',
      prompt: 'Both tabs present the same refresh token. What becomes of the calls?',
      run: TABS,
      shut: false,
      observe: (trace) => {
        const inTab = (tab: number): boolean =>
          trace.calls
            .filter((call) => call.tab === tab)
            .every(({ id }) =>
              trace.events.some((event) => event.type === 'call-settled' && event.call === id && event.ok),
            );
        return `${inTab(1) ? 'one' : ''}${inTab(2) ? 'two' : ''}` || 'none';
      },
      options: [
        {
          value: 'onetwo',
          text: 'All six are filled.',
          trueOf: specOf('mutex', 'two-tabs', { rotation: 'off' }),
          if: 'if refresh tokens did not rotate',
          because: 'Then two refreshes are only one too many.',
        },
        { value: 'one', text: 'One tab is filled, the other shows the login page.' },
        {
          value: 'none',
          text: 'None is filled.',
          trueOf: specOf('mutex', 'two-tabs', { reuse: 'revoke-family' }),
          if: 'if the second use revoked the family',
          because: 'Then, on this server, the first tab loses its new tokens as well.',
        },
      ],
      explain: {
        right:
          'The first to arrive wins. The other tab is refused and logs out, and its logout clears the storage that both share: the first tab lives on until its access token ends.',
      },
    },
    {
      id: 'across-tabs',
      kind: 'concept',
      prompt:
        'Which of these makes code in one tab wait safely for code in another tab of the same origin, so that never both go on?',
      pick: 'one',
      options: [
        { value: 'module', text: 'A mutex at module level', because: 'A module is loaded anew in each tab.' },
        {
          value: 'storage',
          text: 'A flag in localStorage, read and then set',
          because:
            'Between the reading and the setting another tab can come, and a tab that is closed leaves its flag behind.',
        },
        {
          value: 'locks',
          text: 'navigator.locks.request()',
          right: true,
          because: 'The browser keeps one queue for each name and origin, and frees the lock when its tab goes away.',
        },
        {
          value: 'channel',
          text: 'A BroadcastChannel',
          because: 'It tells others something. Who goes first would still have to be settled, by messages that cross.',
        },
      ],
      source: { title: 'MDN: Web Locks API', url: 'https://developer.mozilla.org/docs/Web/API/Web_Locks_API' },
      explain: {
        right:
          'Web Locks are made for this. Inside the lock, read the storage again: another tab may have refreshed while you waited.',
      },
    },
    {
      id: 'tabs-why',
      kind: 'why',
      prompt:
        'Two tabs, one of which is logged out. Which of these changes, each made alone, keeps both signed in in this run?',
      run: TABS,
      effect: (trace) => factsOf(trace).forcedLogouts > 0,
      effectName: 'the logout',
      pick: 'all',
      options: [
        {
          value: 'token-check',
          text: 'The wrapper compares the refused token with the current one.',
          change: { wrapper: 'mutex-token-check' },
          because: 'Each tab compares with its own store, and that still holds the old token.',
        },
        {
          value: 'grace',
          text: 'A used refresh token still works for a second.',
          change: { settings: { 'grace-ms': '1000' } },
          because: 'The second tab gets a pair too. This is what a grace period is for.',
        },
        {
          value: 'web-lock',
          text: 'The wrapper takes a Web Lock and reads the storage again inside it.',
          change: { wrapper: ACROSS_TABS },
          because: 'The second tab waits, finds the tokens of the first, and only repeats.',
        },
        {
          value: 'slower',
          text: 'The refresh takes five times as long on its way.',
          change: { settings: { 'refresh-out': '200' } },
          because: 'Both are slower, and still present the same token.',
        },
        {
          value: 'one-call',
          text: 'Each tab has only one component.',
          change: { settings: { components: '1' } },
          because: 'It is not the number of calls: each tab still refreshes once.',
        },
      ],
      explain: {
        right: 'Here either the server forgives, or the tabs learn of each other. A mutex in memory does neither.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'RFC 9700, section 4.14',
      url: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.14',
      about:
        'refresh token protection: sender-constrained tokens or rotation, and which token is revoked when a used one comes',
    },
    {
      title: 'HTML, issue 403',
      url: 'https://github.com/whatwg/html/issues/403',
      about: 'that no standard says when one tab sees what another has written to localStorage',
    },
    {
      title: 'OAuth 2.0 for Browser-Based Applications',
      url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-browser-based-apps/',
      about: 'where tokens may live at all, and what a backend for the frontend keeps from scripts',
    },
    {
      title: 'MDN: Web Locks API',
      url: 'https://developer.mozilla.org/docs/Web/API/Web_Locks_API',
      about: 'a lock that all tabs of an origin share',
    },
  ],
};
