import { factsOf, requestsOf, tokenName } from '../../sim/index.ts';
import type { RunSpec } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import { lastAccess, placeOf, placeOfRequest, requestIn, specOf } from '../observe.ts';
import { READINGS } from '../readings.ts';

const LATE = specOf('mutex', 'late-401');
const CHECKED = specOf('mutex-token-check', 'late-401');
/** A wrapper where no answer, one, and two come back later than the rest. */
const spread = (wrapper: RunSpec['wrapper']): readonly RunSpec[] =>
  [{}, { 'comments-back': '300' }, { 'users-back': '300', 'comments-back': '700' }].map((latency) =>
    specOf(wrapper, 'three-at-once', latency),
  );

export const lesson: Lesson = {
  title: 'The late 401',
  about: 'One 401 arrives long after the others: what a mutex does not know.',
  minutes: 10,
  signature: LATE,
  claims: {
    'two-refreshes': {
      says: 'Mutex, late 401: 2 refresh requests, the second of them needless',
      run: LATE,
      holds: (trace) => factsOf(trace).refreshRequests === 2 && READINGS['needlessRefreshes']?.(trace) === 1,
    },
    'decided-early': {
      says: 'Mutex, late 401: FastAPI refused Comments before the first refresh was even sent',
      run: LATE,
      holds: (trace) =>
        placeOfRequest(trace, 'comments.1', 'request-decided') < placeOfRequest(trace, 'posts.r1', 'request-sent'),
    },
    'carries-good-token': {
      says: 'Mutex, late 401: the second refresh carries access token 2, which is good',
      run: LATE,
      holds: (trace) => requestIn(trace, 'comments.r1')?.access === 2,
    },
    'exactly-one': {
      says: 'Token check, late 401: 1 refresh request; Comments only repeats, with access token 2',
      run: CHECKED,
      holds: (trace) => factsOf(trace).refreshRequests === 1 && lastAccess(trace, 'comments') === 2,
    },
    'filled-earlier': {
      says: 'Late 401: with the token check Comments is filled earlier than without',
      run: [LATE, CHECKED],
      holds: (without, checked) => factsOf(checked).durationMs < factsOf(without).durationMs,
    },
    'after-logout-bare': {
      says: 'Token check, late 401, refresh refused: Comments is repeated without a token, and refused again',
      run: specOf('mutex-token-check', 'late-401', { refresh: '401' }),
      holds: (trace) => {
        const repeat = requestIn(trace, 'comments.2');
        return repeat?.access === null && repeat.decided?.status === 401;
      },
    },
    'always-one': {
      says: 'Token check, three calls with 401s together, one late, and each after the other: 1 refresh request each time',
      run: spread('mutex-token-check'),
      holds: (...traces) => traces.every((trace) => factsOf(trace).refreshRequests === 1),
    },
    'flag-too': {
      says: 'Promise flag, late 401: 2 refresh requests as well',
      run: specOf('promise-flag', 'late-401'),
      holds: (trace) => factsOf(trace).refreshRequests === 2,
    },
    'no-mutex-late': {
      says: 'No mutex, late 401: the user is logged out before it arrives, and it finds no refresh token',
      run: specOf('no-mutex', 'late-401'),
      holds: (trace) =>
        factsOf(trace).outcome === 'logged-out' &&
        !requestIn(trace, 'comments.r1') &&
        placeOf(trace, (event) => event.type === 'logged-out') < placeOfRequest(trace, 'comments.1', 'answer-arrived'),
    },
  },
  questions: [
    {
      id: 'late-refreshes',
      kind: 'number',
      prompt: 'The 401 of Comments is on its way for a long time. How many refresh requests does this run make?',
      run: LATE,
      observe: (trace) => factsOf(trace).refreshRequests,
      wrong: [
        {
          trueOf: specOf('mutex', 'three-at-once'),
          if: 'if all three 401s arrived together',
          because: 'Then Comments finds the lock taken, and waits with Users.',
        },
        {
          trueOf: specOf('no-mutex', 'three-at-once'),
          if: 'without a lock, and with all 401s at once',
          because: 'Here Posts and Users do share a refresh.',
        },
      ],
      hints: [{ text: 'When the late 401 arrives, is the lock taken or free?' }],
      explain: {
        right:
          'When it arrives, the lock is free. isLocked() says so, and Comments does what the first one does: it refreshes.',
      },
    },
    {
      id: 'late-old-news',
      kind: 'point',
      prompt: 'Point at the request whose 401 is old news: the app holds a newer token when it arrives.',
      run: LATE,
      targets: 'request',
      observe: (trace) =>
        requestsOf(trace).flatMap((request) => {
          const stored = trace.events.findIndex((event) => event.type === 'token-stored' && event.kind === 'access');
          const answered = placeOfRequest(trace, request.id, 'answer-arrived');
          const isOld = request.access === 1 && request.decided?.status === 401 && stored !== -1 && answered > stored;
          return isOld ? [{ at: 'request' as const, request: request.id }] : [];
        }),
      wrong: [
        {
          trueOf: specOf('mutex', 'late-401', { 'comments-back': '30', 'users-back': '300' }),
          if: 'if Users were the slow one',
          because: 'Whoever is slow brings the old news.',
        },
        {
          trueOf: specOf('mutex', 'late-401', { 'comments-back': '30', 'posts-back': '300' }),
          if: 'if Posts were the slow one',
          because: 'Whoever is slow brings the old news.',
        },
      ],
      explain: {
        right:
          'FastAPI refused it early, for the expired token. By the time the app hears of it, that token is history.',
      },
    },
    {
      id: 'late-why',
      kind: 'why',
      prompt: 'The second refresh is needless. Which of these changes, each made alone, takes it away?',
      run: LATE,
      effect: (trace) => factsOf(trace).refreshRequests > 1,
      effectName: 'the second refresh',
      pick: 'all',
      options: [
        {
          value: 'token-check',
          text: 'The wrapper compares the token that was refused with the current one.',
          change: { wrapper: 'mutex-token-check' },
          because: 'The refused token is not current any more, so a repeat is enough.',
        },
        {
          value: 'no-rotation',
          text: 'FastAPI does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'The second refresh is made all the same; it only presents the same token again.',
        },
        {
          value: 'slow-refresh',
          text: 'The answer to the refresh takes much longer.',
          change: { settings: { 'refresh-back': '300' } },
          because:
            'Then the late 401 arrives while the lock is held, and waits like the others. A slower server hides the gap.',
        },
        {
          value: 'longer-life',
          text: 'New access tokens live for an hour.',
          change: { settings: { 'access-seconds': '3600' } },
          because: 'Access token 2 was good already when the second refresh was sent. It is not its age.',
        },
        {
          value: 'less-late',
          text: 'The late 401 is only a little late.',
          change: { settings: { 'comments-back': '100' } },
          because: 'Then it falls into the refresh.',
        },
      ],
      hints: [
        {
          text: 'What matters is whether the 401 arrives while the lock is held, or whether the wrapper looks at tokens at all.',
        },
      ],
      explain: {
        right:
          'Timing can hide the gap, and other timing brings it back. Of these changes only the comparison closes it.',
      },
    },
    {
      id: 'checked-token',
      kind: 'choice',
      prompt: 'With the token check: with which access token does Comments send its last request?',
      run: CHECKED,
      observe: (trace) => tokenName('access', lastAccess(trace, 'comments') ?? null),
      options: [
        {
          value: 'a1',
          text: 'Access token 1.',
          trueOf: specOf('promise-flag', 'refresh-refused'),
          if: 'if nobody had got a new one',
          because: 'Then it repeats with what it has.',
        },
        { value: 'a2', text: 'Access token 2.' },
        {
          value: 'a3',
          text: 'Access token 3.',
          trueOf: LATE,
          if: 'without the check',
          because: 'Then Comments gets a token of its own, and nobody needed it.',
        },
      ],
      shut: false,
      explain: { right: 'Access token 2 is in the store and good. The 401 spoke of access token 1.' },
    },
    {
      id: 'checked-always',
      kind: 'choice',
      prompt:
        'The token check and three calls, with 401s that arrive together, one late, or each after the other is over. How many refreshes does each of these runs make?',
      run: spread('mutex-token-check'),
      observe: (...traces) => [...new Set(traces.map((trace) => factsOf(trace).refreshRequests))].join(),
      options: [
        { value: '1', text: 'One each.' },
        {
          value: '1,2,3',
          text: 'One, two or three.',
          trueOf: spread('mutex'),
          if: 'for Mutex without the check',
          because: 'Each 401 that finds the lock free starts another refresh.',
        },
        {
          value: '3',
          text: 'Three each.',
          trueOf: [
            specOf('no-mutex', 'three-at-once'),
            specOf('no-mutex', 'three-at-once', { 'api-back': '60' }),
            specOf('no-mutex', 'three-at-once', { 'users-back': '300', 'comments-back': '700' }),
          ],
          if: 'without a lock, in these latencies',
          because: 'There each of the three refreshes for itself.',
        },
        {
          value: '0',
          text: 'None.',
          trueOf: spread('wrapped-refresh-mutex'),
          if: 'if the refresh waited for its own lock',
          because: 'The check sends its refresh raw.',
        },
      ],
      explain: {
        right:
          'The lock catches those who come while somebody refreshes, the comparison those who come after it has succeeded.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'RTK Query: preventing multiple unauthorized errors',
      url: 'https://redux-toolkit.js.org/rtk-query/usage/customizing-queries#preventing-multiple-unauthorized-errors',
      about: 'read the published mutex with a late 401 in mind',
    },
    {
      title: 'redux-toolkit, issue 1782',
      url: 'https://github.com/reduxjs/redux-toolkit/issues/1782',
      about: 'people who see more refreshes than they expect',
    },
    {
      title: 'RFC 9700',
      url: 'https://www.rfc-editor.org/rfc/rfc9700.html',
      about: 'why every needless refresh is a risk once tokens rotate',
    },
  ],
};
