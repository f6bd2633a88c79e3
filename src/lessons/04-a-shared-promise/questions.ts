import { factsOf, gapsOf } from '../../sim/index.ts';
import type { RunSpec } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import { ANY_ERROR_LOGS_OUT, WAITS_BEFORE_FLAG } from '../mutants.ts';
import { placeOfRequest, requestIn, specOf, statusOf } from '../observe.ts';

const THREE = specOf('promise-flag', 'three-at-once');
const MOUNT = specOf('promise-flag', 'mount-during-refresh');
const FAILURES = ['401', '500', '500-json', 'offline'] as const;
const failing = (wrapper: RunSpec['wrapper']): readonly RunSpec[] =>
  FAILURES.map((refresh) => specOf(wrapper, 'three-at-once', { refresh }));

export const lesson: Lesson = {
  title: 'A shared promise',
  about: 'A flag and a promise in common: what is shared, and what is not.',
  minutes: 10,
  signature: THREE,
  claims: {
    'one-refresh': {
      says: 'Promise flag, three at once: 1 refresh request, all three are filled',
      run: THREE,
      holds: (trace) => factsOf(trace).refreshRequests === 1 && factsOf(trace).succeeded === 3,
    },
    'gap-before-flag': {
      says: 'Promise flag with an await before its flag, three at once: all three stand there together, and each refreshes',
      run: specOf(WAITS_BEFORE_FLAG, 'three-at-once'),
      holds: (trace) => factsOf(trace).refreshRequests === 3 && gapsOf(trace)[0]?.calls.length === 3,
    },
    'goes-out-old': {
      says: 'Promise flag, a mount during the refresh: the new request goes out at once with the expired token, and is refused',
      run: MOUNT,
      holds: (trace) => requestIn(trace, 'users.1')?.access === 1 && statusOf(trace, 'users.1') === 401,
    },
    'mutex-holds-back': {
      says: 'Mutex, a mount during the refresh: the new request is held back, and is sent once, with access token 2',
      run: specOf('mutex', 'mount-during-refresh'),
      holds: (trace) => requestIn(trace, 'users.1')?.access === 2 && requestIn(trace, 'users.2') === null,
    },
    'all-repeat-anyway': {
      says: 'Promise flag, refresh refused: everybody repeats with the old token, everybody is refused again, nobody is logged out',
      run: specOf('promise-flag', 'refresh-refused'),
      holds: (trace) => {
        const { repeats, forcedLogouts, signedInAtEnd } = factsOf(trace);
        return repeats === 3 && forcedLogouts === 0 && signedInAtEnd && requestIn(trace, 'users.2')?.access === 1;
      },
    },
    'plain-500-unseen': {
      says: 'Promise flag: a 500 in plain text logs nobody out, a 500 in JSON does',
      run: [specOf('promise-flag', 'refresh-500'), specOf('promise-flag', 'refresh-500-json')],
      holds: (text, json) => factsOf(text).forcedLogouts === 0 && factsOf(json).forcedLogouts === 1,
    },
    'as-described': {
      says: 'Promise flag with the condition as its description has it: a refused refresh logs out once',
      run: specOf(ANY_ERROR_LOGS_OUT, 'refresh-refused'),
      holds: (trace) => factsOf(trace).forcedLogouts === 1,
    },
    'faster-than-mutex': {
      says: 'Three at once: Promise flag has filled the last card before Mutex has',
      run: [THREE, specOf('mutex', 'three-at-once')],
      holds: (flag, mutex) => factsOf(flag).durationMs < factsOf(mutex).durationMs,
    },
  },
  questions: [
    {
      id: 'flag-when-repeat',
      kind: 'choice',
      prompt: 'Posts refreshes for all. When does Users send its second request?',
      run: THREE,
      observe: (trace) => {
        const repeat = placeOfRequest(trace, 'users.2', 'request-sent');
        if (repeat < 0) return 'never';
        return repeat < placeOfRequest(trace, 'posts.2', 'answer-arrived') ? 'with-owner' : 'after-owner';
      },
      options: [
        { value: 'with-owner', text: 'As soon as the refresh is over, together with Posts.' },
        {
          value: 'after-owner',
          text: 'When the repeat of Posts has been answered.',
          trueOf: specOf('mutex', 'three-at-once'),
          if: 'if the others had to wait for the repeat of Posts too',
          because: 'That is how the mutex of the next lesson does it.',
        },
        {
          value: 'never',
          text: 'Never: it refreshes for itself, and is logged out.',
          trueOf: specOf('no-mutex', 'three-at-once'),
          if: 'without the flag',
          because: 'The flag is what keeps Users from refreshing.',
        },
      ],
      explain: {
        right: 'All who await a promise go on in the same moment. Posts is one of them, and has no privilege.',
      },
    },
    {
      id: 'flag-new-request',
      kind: 'choice',
      prompt: 'Users mounts while the refresh is under way. What becomes of its first request?',
      run: MOUNT,
      observe: (trace) => {
        const first = requestIn(trace, 'users.1');
        if (!first) return 'never-sent';
        return first.access === 1 ? 'sent-old' : 'held-back';
      },
      options: [
        { value: 'sent-old', text: 'It leaves at once, with the expired token.' },
        {
          value: 'held-back',
          text: 'It waits, and leaves with the new token.',
          trueOf: specOf('mutex', 'mount-during-refresh'),
          if: 'if the wrapper looked for a refresh before it sends',
          because: 'A mutex has a line for that, above the first request. Here the flag is read only after a 401.',
        },
        {
          value: 'never-sent',
          text: 'It waits for ever.',
          trueOf: specOf('wrapped-refresh-mutex', 'mount-during-refresh'),
          if: 'if the refresh could never end',
          because: 'That is the wrapper of a later lesson. Here nothing stands above the first request.',
        },
      ],
      explain: {
        right:
          'isRefreshing is looked at after a 401, not before a request. So whatever starts during the refresh makes a round trip that must fail, then joins the others.',
      },
    },
    {
      id: 'flag-refused-requests',
      kind: 'number',
      prompt: 'The refresh is refused. How many requests does this run make in all, the refresh included?',
      run: specOf('promise-flag', 'refresh-refused'),
      observe: (trace) => factsOf(trace).requests,
      wrong: [
        {
          trueOf: specOf('mutex', 'refresh-refused'),
          if: 'if only those who waited repeated, and the owner did not',
          because: 'So does the mutex: its owner returns the 401 it has.',
        },
        {
          trueOf: specOf('promise-flag', 'refresh-hangs'),
          if: 'if nobody repeated',
          because: 'Here a refresh never ends, so nobody gets that far.',
        },
        {
          trueOf: specOf('plain', 'three-at-once'),
          if: 'if nobody refreshed either',
          because: 'Three requests, three errors.',
        },
      ],
      explain: {
        right:
          'Three first tries, one refresh, three repeats. The line after the await repeats whatever the promise brought, for the owner too.',
      },
    },
    {
      id: 'flag-which-log-out',
      kind: 'set',
      prompt: 'Page and API have the same origin. In which of these cases does this wrapper log the user out?',
      run: failing('promise-flag'),
      observe: (...traces) => FAILURES.filter((_, index) => traces[index] && factsOf(traces[index]).forcedLogouts > 0),
      options: [
        {
          value: '401',
          text: '401: the refresh token is refused.',
          trueOf: failing('mutex'),
          if: 'for a wrapper that takes every refresh without data for the end of the session',
          because: 'Mutex does. This one looks for the status 500, and 401 is not that.',
        },
        {
          value: '500',
          text: '500 in plain text, as FastAPI answers an unhandled error.',
          trueOf: failing('mutex'),
          if: 'for a wrapper that takes every refresh without data for the end of the session',
          because:
            'RTK Query tries to parse the body as JSON, fails, and reports the status PARSING_ERROR. The condition compares that with 500.',
        },
        { value: '500-json', text: '500 in JSON, as an error handler may answer.' },
        {
          value: 'offline',
          text: 'No answer: the network fails.',
          trueOf: failing('mutex'),
          if: 'for a wrapper that takes every refresh without data for the end of the session',
          because: 'The status is FETCH_ERROR here, not 500.',
        },
      ],
      hints: [
        {
          text: 'The condition is refreshed.error?.status === 500. What does RTK Query put into status when it cannot parse the body?',
        },
      ],
      explain: {
        right:
          'One of four, and not the one that means "the session is over". The words round this code say that any failure logs out.',
      },
    },
    {
      id: 'flag-plain-500',
      kind: 'why',
      prompt:
        'FastAPI crashes during the refresh, the page shares its origin, and nobody is logged out. Which of these changes, each made alone, would make the wrapper notice?',
      run: specOf('promise-flag', 'refresh-500'),
      effect: (trace) => factsOf(trace).forcedLogouts === 0,
      effectName: 'the missing logout',
      pick: 'all',
      options: [
        {
          value: 'json',
          text: 'An error handler in FastAPI answers this 500 as JSON.',
          change: { settings: { refresh: '500-json' } },
          because: 'Then the body parses, the status is 500, and the condition is met.',
        },
        {
          value: 'refused',
          text: 'FastAPI answers 401 in place of 500.',
          change: { settings: { refresh: '401' } },
          because: 'The status is 401 then, which the condition does not know either.',
        },
        {
          value: 'any-error',
          text: 'The condition asks for any error, not for status 500.',
          change: { wrapper: ANY_ERROR_LOGS_OUT },
          because: 'That is what the description says.',
        },
        {
          value: 'one-call',
          text: 'Only one component mounts.',
          change: { settings: { components: '1' } },
          because: 'The condition is looked at once in any case: the refresh is shared.',
        },
      ],
      explain: {
        right:
          'Either the answer has to become what the condition expects, or the condition what the answer is. Whether a crash should log anybody out at all is a question for another lesson.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'RTK Query: fetchBaseQuery',
      url: 'https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery',
      about: 'what status can be besides a number: FETCH_ERROR, PARSING_ERROR, TIMEOUT_ERROR',
    },
    {
      title: 'redux-toolkit, issue 3952',
      url: 'https://github.com/reduxjs/redux-toolkit/issues/3952',
      about: 'a maintainer: originalStatus is there only when status is PARSING_ERROR',
    },
    {
      title: 'Starlette, issue 1175',
      url: 'https://github.com/Kludex/starlette/issues/1175',
      about: 'why a 500 and a handler for Exception answer without CORS headers',
    },
    {
      title: 'FastAPI: Handling Errors',
      url: 'https://fastapi.tiangolo.com/tutorial/handling-errors/',
      about: 'how an exception becomes JSON, and when it does not',
    },
  ],
};
