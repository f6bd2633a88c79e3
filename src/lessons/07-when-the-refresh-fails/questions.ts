import { factsOf, requestsOf } from '../../sim/index.ts';
import type { RunSpec } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import {
  LOOKS_BEFORE_STORING,
  ONLY_REFUSALS,
  ONLY_REFUSALS_WAITERS_LOOK,
  WAITERS_LOOK,
  WITH_TIME_LIMIT,
} from '../mutants.ts';
import { requestIn, specOf } from '../observe.ts';

const REFUSED = specOf('mutex', 'refresh-refused');
const LEAVES = specOf('mutex', 'logout-during-refresh');

const ANSWERS = ['401', '500', '500-json', 'offline', 'hang'] as const;
const answered = (wrapper: RunSpec['wrapper']): readonly RunSpec[] =>
  ANSWERS.map((refresh) => specOf(wrapper, 'three-at-once', { refresh }));

export const lesson: Lesson = {
  title: 'When the refresh fails',
  about: 'Offline, 500, or refused: which of them ends a session, and how to leave.',
  minutes: 12,
  signature: REFUSED,
  claims: {
    'three-logouts': {
      says: 'No mutex, refresh refused: 3 forced logouts',
      run: specOf('no-mutex', 'refresh-refused'),
      holds: (trace) => factsOf(trace).forcedLogouts === 3,
    },
    'one-logout': {
      says: 'Mutex, refresh refused: 1 forced logout, both tokens are cleared',
      run: REFUSED,
      holds: (trace) =>
        factsOf(trace).forcedLogouts === 1 &&
        ['access', 'refresh'].every((kind) =>
          trace.events.some((event) => event.type === 'token-cleared' && event.kind === kind),
        ),
    },
    'late-logs-out-again': {
      says: 'Mutex, late 401, refresh refused: 1 refresh request, 2 forced logouts',
      run: specOf('mutex', 'late-401', { refresh: '401' }),
      holds: (trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).forcedLogouts === 2,
    },
    'waiters-repeat-bare': {
      says: 'Mutex, refresh refused: both waiters repeat without any token, and are refused again',
      run: REFUSED,
      holds: (trace) =>
        ['users.2', 'comments.2'].every((id) => {
          const repeat = requestIn(trace, id);
          return repeat?.access === null && repeat.decided?.status === 401;
        }),
    },
    'look-first': {
      says: 'Mutex whose waiters look first, refresh refused: 1 logout, no repeats',
      run: specOf(WAITERS_LOOK, 'refresh-refused'),
      holds: (trace) => factsOf(trace).forcedLogouts === 1 && factsOf(trace).repeats === 0,
    },
    'look-first-harmless': {
      says: 'Mutex whose waiters look first, three at once: all are filled as before',
      run: specOf(WAITERS_LOOK, 'three-at-once'),
      holds: (trace) => factsOf(trace).outcome === 'all-succeeded' && factsOf(trace).refreshRequests === 1,
    },
    'weather-logs-out': {
      says: 'Mutex, refresh offline: the user is logged out, although the refresh never reached FastAPI',
      run: specOf('mutex', 'refresh-offline'),
      holds: (trace) =>
        factsOf(trace).forcedLogouts === 1 &&
        requestsOf(trace).every(({ role, decided }) => role !== 'refresh' || !decided),
    },
    'only-refusals': {
      says: 'Mutex that logs out on refusals only: offline and 500 keep the session, 401 ends it',
      run: [
        specOf(ONLY_REFUSALS, 'refresh-offline'),
        specOf(ONLY_REFUSALS, 'refresh-500'),
        specOf(ONLY_REFUSALS, 'refresh-refused'),
      ],
      holds: (offline, crash, refused) =>
        factsOf(offline).signedInAtEnd && factsOf(crash).signedInAtEnd && factsOf(refused).forcedLogouts === 1,
    },
    'kept-session-repeats': {
      says: 'Mutex with both changes, refresh offline: both waiters repeat with access token 1, and are refused again',
      run: specOf(ONLY_REFUSALS_WAITERS_LOOK, 'refresh-offline'),
      holds: (trace) =>
        ['users.2', 'comments.2'].every((id) => {
          const repeat = requestIn(trace, id);
          return repeat?.access === 1 && repeat.decided?.status === 401;
        }),
    },
    'hang-holds-all': {
      says: 'Mutex, refresh hangs: all three wait for ever',
      run: specOf('mutex', 'refresh-hangs'),
      holds: (trace) => trace.end === 'stuck' && factsOf(trace).unsettled === 3,
    },
    'back-from-the-dead': {
      says: 'Mutex, logout during the refresh: both tokens are written after the logout, and the user is signed in again',
      run: LEAVES,
      holds: (trace) => factsOf(trace).tokensWrittenAfterLogout === 2 && factsOf(trace).signedInAtEnd,
    },
    'stays-out': {
      says: 'Mutex that looks before it stores, logout during the refresh: nothing is written, the user stays out',
      run: specOf(LOOKS_BEFORE_STORING, 'logout-during-refresh'),
      holds: (trace) => factsOf(trace).tokensWrittenAfterLogout === 0 && !factsOf(trace).signedInAtEnd,
    },
  },
  questions: [
    {
      id: 'refused-logouts',
      kind: 'number',
      prompt: 'Three calls whose 401s arrive together, and the refresh is refused. How often is the user logged out?',
      run: REFUSED,
      observe: (trace) => factsOf(trace).forcedLogouts,
      wrong: [
        {
          trueOf: specOf('no-mutex', 'refresh-refused'),
          if: 'if each call refreshed for itself',
          because: 'Each of the three refreshes is refused, and each ends in logout().',
        },
        {
          trueOf: specOf('promise-flag', 'refresh-refused'),
          if: 'for Promise flag',
          because: 'Its condition looks for status 500 and finds 401.',
        },
      ],
      explain: { right: 'Only the owner of the lock sees the refused refresh, and only the owner logs out.' },
    },
    {
      id: 'refused-waiters',
      kind: 'choice',
      prompt: 'And Users and Comments, who waited for that refresh? What do they do when the lock is free?',
      run: REFUSED,
      observe: (trace) => {
        const repeat = requestIn(trace, 'users.2');
        if (requestIn(trace, 'users.r1')) return 'refresh';
        if (!repeat) return 'nothing';
        return repeat.access === null ? 'repeat-bare' : 'repeat-old';
      },
      options: [
        {
          value: 'nothing',
          text: 'Nothing: they fail with the 401 they have.',
          trueOf: specOf(WAITERS_LOOK, 'refresh-refused'),
          if: 'if they looked for a token before they repeat',
          because: 'One line more, and they would.',
        },
        { value: 'repeat-bare', text: 'They repeat, without a token.' },
        {
          value: 'repeat-old',
          text: 'They repeat, with the expired token.',
          trueOf: specOf('promise-flag', 'refresh-refused'),
          if: 'if nobody had cleared the store',
          because: 'Here logout() has.',
        },
        {
          value: 'refresh',
          text: 'They refresh for themselves.',
          trueOf: specOf('no-mutex', 'refresh-refused'),
          if: 'without the lock',
          because: 'After the wait there is no way back to the refresh in this wrapper.',
        },
      ],
      hints: [{ text: 'Read the else branch: what stands between the wait and the repeat?' }],
      explain: {
        right:
          'They learn that the refresh is over, and not how it ended. So they repeat, with whatever the store holds: nothing.',
      },
    },
    {
      id: 'which-log-out',
      kind: 'set',
      prompt: 'After which of these ends of the refresh does Mutex log the user out?',
      run: answered('mutex'),
      observe: (...traces) => ANSWERS.filter((_, index) => traces[index] && factsOf(traces[index]).forcedLogouts > 0),
      options: [
        { value: '401', text: '401: the refresh token is refused.' },
        { value: '500', text: '500 in plain text: FastAPI crashed.' },
        { value: '500-json', text: '500 in JSON.' },
        { value: 'offline', text: 'No answer: the network fails.' },
        {
          value: 'hang',
          text: 'No answer: the connection stays open, and nothing comes.',
          trueOf: answered(WITH_TIME_LIMIT),
          if: 'if the refresh had a time limit',
          because:
            'Without one there is no error, so nothing to log out for. The lock stays taken instead, and every call waits.',
        },
      ],
      explain: {
        right:
          'The condition is "no data", and the first four bring none. A refresh that has no end never comes to it.',
      },
    },
    {
      id: 'leaving-react',
      kind: 'concept',
      prompt:
        'logout() sends the user to the login page. What does window.location.href = "/login" do that navigating with the router does not?',
      pick: 'one',
      options: [
        {
          value: 'reload',
          text: 'It loads a new document, whose memory is empty.',
          right: true,
          because:
            'Stores and caches are made anew, and nothing half filled in is carried over. Back may still show the old page with its memory, where the browser has kept it.',
        },
        {
          value: 'storage',
          text: 'It clears localStorage.',
          because: 'Storage outlives documents. What logout() does not remove is still there after the reload.',
        },
        {
          value: 'back',
          text: 'It makes the back button useless.',
          because: 'Assigning href adds an entry to the history; location.replace() is the one that does not.',
        },
        {
          value: 'nothing',
          text: 'Nothing: the router does the same.',
          because: 'Navigating with the router renders another page in the same document, with everything in memory.',
        },
      ],
      source: { title: 'MDN: bfcache', url: 'https://developer.mozilla.org/docs/Glossary/bfcache' },
      explain: {
        right: 'A router changes the address and keeps the document, and then clearing state is up to you.',
      },
    },
    {
      id: 'late-write-why',
      kind: 'why',
      prompt:
        'The user logs out while a refresh is under way, and is signed in again a moment later. Which of these changes, each made alone, prevents that in this run?',
      run: LEAVES,
      effect: (trace) => factsOf(trace).tokensWrittenAfterLogout > 0,
      effectName: 'the tokens after the logout',
      pick: 'all',
      options: [
        {
          value: 'token-check',
          text: 'A 401 whose token is no longer current only repeats.',
          change: { wrapper: 'mutex-token-check' },
          because: 'That check looks at 401s. Here a 200 does the harm.',
        },
        {
          value: 'look',
          text: 'The wrapper looks, before it stores, whether its refresh token is still the one in storage.',
          change: { wrapper: LOOKS_BEFORE_STORING },
          because: 'The logout has removed it, so the new pair is thrown away.',
        },
        {
          value: 'no-rotation',
          text: 'FastAPI does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'The answer brings tokens all the same.',
        },
        {
          value: 'fast',
          text: 'The answer to the refresh takes no time on its way back.',
          change: { settings: { 'refresh-back': '0' } },
          because: 'Then the refresh is over before the logout. A logout a little earlier would still meet it.',
        },
      ],
      explain: {
        right:
          'What arrives after a logout belongs to nobody. Timing can hide it in one run; to be safe, look before storing whether the session it was asked for still exists.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'RFC 6749, section 5.2',
      url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
      about:
        'error, with status 400: invalid_grant for a bad refresh token, invalid_request for other faults; 401 is for invalid_client',
    },
    {
      title: 'Firefox: its network preferences',
      url: 'https://searchfox.org/mozilla-central/source/modules/libpref/init/all.js',
      about: 'network.http.response.timeout: how many seconds it waits for an answer',
    },
    {
      title: 'React Router: useNavigate',
      url: 'https://reactrouter.com/api/hooks/useNavigate',
      about: 'why it needs a component inside the router',
    },
    {
      title: 'redux-toolkit, pull request 5114',
      url: 'https://github.com/reduxjs/redux-toolkit/pull/5114',
      about: 'since then resetApiState() aborts what is under way: in the middle of a refresh, that too',
    },
  ],
};
