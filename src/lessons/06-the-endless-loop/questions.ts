import { factsOf, REQUEST_CAP } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { LOGOUT_THROUGH_WRAPPER, WRAPPED_PROMISE, WRAPPED_WITHOUT_GATE } from '../mutants.ts';
import { refreshesOf, specOf } from '../observe.ts';

const REFUSED = { refresh: '401' };
const LOOP = specOf('wrapped-refresh', 'one-expired', REFUSED);
const SILENT = specOf('wrapped-refresh-mutex', 'one-expired');

export const lesson: Lesson = {
  title: 'A refresh through the wrapper',
  about: 'The refresh calls the wrapper that sends it: without a lock, with one, and with a shared promise.',
  minutes: 8,
  signature: LOOP,
  claims: {
    'works-on-200': {
      says: 'Wrapped refresh, one expired: 1 refresh request, Posts is filled: nothing is wrong to see',
      run: specOf('wrapped-refresh', 'one-expired'),
      holds: (trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).outcome === 'all-succeeded',
    },
    'loops-on-401': {
      says: 'Wrapped refresh, refresh refused: refresh after refresh until the cap on requests',
      run: LOOP,
      holds: (trace) =>
        trace.end === 'runaway' && factsOf(trace).requests === REQUEST_CAP && factsOf(trace).forcedLogouts === 0,
    },
    'raw-ends': {
      says: 'No mutex, refresh refused: one refresh, one logout, the end',
      run: specOf('no-mutex', 'one-expired', REFUSED),
      holds: (trace) =>
        factsOf(trace).refreshRequests === 1 && factsOf(trace).forcedLogouts === 1 && trace.end === 'settled',
    },
    'never-sent': {
      says: 'Wrapped + mutex, one expired: one request, answered 401, and no refresh, although FastAPI would accept it',
      run: SILENT,
      holds: (trace) =>
        trace.end === 'stuck' &&
        factsOf(trace).requests === 1 &&
        refreshesOf(trace).length === 0 &&
        trace.scenario.server.refreshAnswer === 'normal',
    },
    'everybody-waits': {
      says: 'Wrapped + mutex, slow repeat: a component that mounts later sends nothing at all',
      run: specOf('wrapped-refresh-mutex', 'slow-repeat'),
      holds: (trace) => trace.end === 'stuck' && factsOf(trace).requests === 1 && factsOf(trace).unsettled === 2,
    },
    'no-mutex-raw-fine': {
      says: 'Mutex, one expired: the raw refresh passes the lock, Posts is filled',
      run: specOf('mutex', 'one-expired'),
      holds: (trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).outcome === 'all-succeeded',
    },
    'promise-awaits-itself': {
      says: 'Promise flag with a wrapped refresh: fine on 200, stuck on 401, after one refresh',
      run: [specOf(WRAPPED_PROMISE, 'one-expired'), specOf(WRAPPED_PROMISE, 'one-expired', REFUSED)],
      holds: (fine, refused) =>
        factsOf(fine).outcome === 'all-succeeded' && refused.end === 'stuck' && factsOf(refused).refreshRequests === 1,
    },
    'logout-waits': {
      says: 'Mutex that tells the API of the logout through the wrapper, refresh refused: stuck, and the logout is not sent',
      run: specOf(LOGOUT_THROUGH_WRAPPER, 'one-expired', REFUSED),
      holds: (trace) => trace.end === 'stuck' && factsOf(trace).requests === 2,
    },
    'good-session-finds': {
      says: 'One expired and a good session: Wrapped refresh and the wrapped promise are filled, Wrapped + mutex is stuck',
      run: [specOf('wrapped-refresh', 'one-expired'), specOf(WRAPPED_PROMISE, 'one-expired'), SILENT],
      holds: (loop, promise, mutex) =>
        [loop, promise].every((trace) => factsOf(trace).outcome === 'all-succeeded') && mutex.end === 'stuck',
    },
  },
  questions: [
    {
      id: 'loop-end',
      kind: 'choice',
      prompt: 'The session is over: FastAPI refuses the refresh. How does this run end?',
      run: LOOP,
      observe: (trace) => factsOf(trace).outcome,
      options: [
        {
          value: 'logged-out',
          text: 'With a logout.',
          trueOf: specOf('no-mutex', 'one-expired', REFUSED),
          if: 'if the refresh went round the wrapper',
          because: 'The logout stands after the refresh. Here the refresh never comes back to that line.',
        },
        { value: 'runaway', text: 'It does not: refresh follows refresh.' },
        {
          value: 'stuck',
          text: 'In silence: nothing is sent any more, and the card loads for ever.',
          trueOf: specOf('wrapped-refresh-mutex', 'one-expired', REFUSED),
          if: 'if there were a lock as well',
          because: 'Then the refresh waits for the lock. Without one nothing stops it.',
        },
        {
          value: 'all-succeeded',
          text: 'With a filled card.',
          trueOf: specOf('wrapped-refresh', 'one-expired'),
          if: 'if FastAPI accepted the refresh',
          because: 'That is why a test with one call and a good session does not find it.',
        },
      ],
      hints: [{ text: 'Follow the refresh: it is a request through the wrapper, it is answered 401, and then?' }],
      explain: {
        right:
          'The refresh is answered 401. To the wrapper that is a request with an expired token, so it refreshes. Which is answered 401.',
      },
    },
    {
      id: 'silent-refreshes',
      kind: 'number',
      prompt: 'Now with a mutex, and a session that is good. How many refresh requests are sent?',
      run: SILENT,
      observe: (trace) => factsOf(trace).refreshRequests,
      wrong: [
        {
          trueOf: specOf('mutex', 'one-expired'),
          if: 'if the refresh went round the wrapper',
          because: 'Then it passes the lock that its own call holds.',
        },
        {
          trueOf: specOf('wrapped-refresh', 'three-at-once', { components: '2' }),
          if: 'for two components without a lock',
          because: 'There the second refresh is refused, and refreshes in its turn.',
        },
      ],
      hints: [{ text: 'Read the first line of the wrapper with the eyes of the refresh.' }],
      explain: {
        right:
          'The owner holds the lock and calls the wrapper. Its first line waits until the lock is free. The owner would free it after that. Nothing is ever sent.',
      },
    },
    {
      id: 'silent-why',
      kind: 'why',
      prompt: 'Nothing moves any more. Which of these changes, each made alone, would let this run end?',
      run: SILENT,
      effect: (trace) => trace.end === 'stuck',
      effectName: 'the deadlock',
      pick: 'all',
      options: [
        {
          value: 'raw',
          text: 'The refresh calls the raw base query.',
          change: { wrapper: 'mutex' },
          because: 'It does not pass the wait at the top, so it is sent at once.',
        },
        {
          value: 'fast',
          text: 'The refresh takes no time on the network.',
          change: { settings: { 'refresh-out': '0', 'refresh-back': '0' } },
          because: 'It never gets as far as the network.',
        },
        {
          value: 'no-gate',
          text: 'The wait at the top of the wrapper is taken out.',
          change: { wrapper: WRAPPED_WITHOUT_GATE },
          because:
            'Here it goes well. Refuse the refresh, and its call waits for the lock in the other branch: the deadlock is only better hidden.',
        },
        {
          value: 'no-rotation',
          text: 'FastAPI does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'FastAPI is not asked at all.',
        },
        {
          value: 'no-token',
          text: 'There is no refresh token in storage.',
          change: { scenario: 'no-refresh-token', settings: { components: '1' } },
          because: 'Then the wrapper logs out before it comes to the refresh, and finally frees the lock.',
        },
      ],
      explain: {
        right:
          'The lock is held by somebody who waits for it. Only what keeps the refresh from waiting helps, and of these only the raw base query still does when FastAPI refuses it.',
      },
    },
    {
      id: 'promise-self',
      kind: 'choice',
      prompt:
        'Promise flag, and its refresh is sent through the wrapper too. FastAPI refuses it. How does the run end?',
      run: specOf(WRAPPED_PROMISE, 'one-expired', REFUSED),
      observe: (trace) => factsOf(trace).outcome,
      options: [
        {
          value: 'runaway',
          text: 'Endlessly: refresh follows refresh.',
          trueOf: specOf('wrapped-refresh', 'one-expired', REFUSED),
          if: 'without the flag',
          because: 'The flag is up, so the refused refresh starts no other one.',
        },
        { value: 'stuck', text: 'In silence: the promise waits for itself.' },
        {
          value: 'some-failed',
          text: 'With an error on the screen.',
          trueOf: specOf('promise-flag', 'one-expired', REFUSED),
          if: 'if the refresh went round the wrapper',
          because: 'Then the promise ends, and the repeat brings the last 401.',
        },
        {
          value: 'logged-out',
          text: 'With a logout.',
          trueOf: specOf('mutex', 'one-expired', REFUSED),
          if: 'for Mutex, whose refresh is raw',
          because: 'Here no line after the refresh is ever reached.',
        },
      ],
      shut: false,
      explain: {
        right:
          'The refused refresh finds the flag up and awaits refreshPromise, which is the promise of this very refresh. It waits for its own end.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'RTK Query: automatic re-authorization',
      url: 'https://redux-toolkit.js.org/rtk-query/usage/customizing-queries#automatic-re-authorization-by-extending-fetchbasequery',
      about: 'where the refresh calls the inner base query: look for that one word',
    },
    {
      title: 'redux-toolkit, issue 2045',
      url: 'https://github.com/reduxjs/redux-toolkit/issues/2045',
      about: 'what happens when the wrong 401 is taken for an expired token',
    },
    {
      title: 'RFC 7009',
      url: 'https://www.rfc-editor.org/rfc/rfc7009.html',
      about: 'how a client tells a server that a refresh token is not needed any more',
    },
    {
      title: 'async-mutex',
      url: 'https://github.com/DirtyHairy/async-mutex#readme',
      about: 'waitForUnlock(), acquire(), and its warning of a lock that is never released',
    },
  ],
};
