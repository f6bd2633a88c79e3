import { factsOf, tokenName } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { REPEATS_TOO_SOON, TOKEN_READ_ONCE } from '../mutants.ts';
import { isFilled, lastAccess, placeOf, placeOfRequest, requestIn, specOf, statusOf } from '../observe.ts';

const ONE = specOf('no-mutex', 'one-expired');

export const lesson: Lesson = {
  title: 'The reauth wrapper',
  about: 'What stands between a 401 and the data: one base query round another.',
  minutes: 9,
  signature: ONE,
  claims: {
    'three-requests': {
      says: 'No mutex, one expired: the first try, the refresh, the repeat: 3 requests, and Posts is filled',
      run: ONE,
      holds: (trace) =>
        factsOf(trace).requests === 3 && factsOf(trace).refreshRequests === 1 && isFilled(trace, 'posts'),
    },
    'repeat-is-new': {
      says: 'No mutex, one expired: the repeat carries access token 2, the refresh still carries 1',
      run: ONE,
      holds: (trace) => requestIn(trace, 'posts.2')?.access === 2 && requestIn(trace, 'posts.r1')?.access === 1,
    },
    'read-once-fails': {
      says: 'With the token read once at load, the repeat carries access token 1 again and is refused',
      run: specOf(TOKEN_READ_ONCE, 'one-expired'),
      holds: (trace) => lastAccess(trace, 'posts') === 1 && !isFilled(trace, 'posts'),
    },
    'logs-out': {
      says: 'No mutex, one expired, no refresh token or a refused one: one logout, no repeat, the call fails with its 401',
      run: [
        specOf('no-mutex', 'one-expired', { refresh: '401' }),
        specOf('no-mutex', 'no-refresh-token', { components: '1' }),
      ],
      holds: (...traces) =>
        traces.every((trace) => {
          const { forcedLogouts, repeats, failed } = factsOf(trace);
          return forcedLogouts === 1 && repeats === 0 && failed === 1 && statusOf(trace, 'posts.1') === 401;
        }),
    },
  },
  questions: [
    {
      id: 'wrapper-order',
      kind: 'order',
      prompt: 'One component, an expired token, a good session. Put in order what happens.',
      run: ONE,
      observe: (trace) => ({
        first: placeOfRequest(trace, 'posts.1', 'request-sent'),
        refused: placeOfRequest(trace, 'posts.1', 'answer-arrived'),
        refresh: placeOfRequest(trace, 'posts.r1', 'request-sent'),
        stored: placeOf(trace, (event) => event.type === 'token-stored' && event.kind === 'access'),
        repeat: placeOfRequest(trace, 'posts.2', 'request-sent'),
      }),
      items: [
        { value: 'first', text: 'GET /posts leaves.' },
        { value: 'refused', text: 'Its 401 arrives.' },
        { value: 'refresh', text: 'POST /auth/refresh leaves.' },
        { value: 'stored', text: 'The new access token is in the store.' },
        { value: 'repeat', text: 'GET /posts leaves again.' },
      ],
      wrong: [
        {
          trueOf: specOf(REPEATS_TOO_SOON, 'one-expired'),
          if: 'if the two lines after the refresh changed places',
          because: 'Then the repeat reads the old token from the store, and is refused again.',
        },
      ],
      hints: [{ text: 'The repeat takes its token from the store. What must have happened before it leaves?' }],
      explain: {
        right:
          'The repeat is an ordinary request: it reads the token in prepareHeaders when it leaves. So the token has to be in the store by then.',
      },
    },
    {
      id: 'read-once',
      kind: 'choice',
      prompt:
        'Somebody moves the line that reads the token out of prepareHeaders, to the top of the module. The app is loaded with the old token in storage. With which token is GET /posts sent the last time?',
      run: specOf(TOKEN_READ_ONCE, 'one-expired'),
      observe: (trace) => tokenName('access', lastAccess(trace, 'posts') ?? null),
      options: [
        { value: 'a1', text: 'With the old one, access token 1.' },
        {
          value: 'a2',
          text: 'With the new one, access token 2.',
          trueOf: ONE,
          if: 'if the token were read for each request',
          because: 'prepareHeaders runs for every request; the top of a module runs once.',
        },
        {
          value: 'none',
          text: 'With none.',
          trueOf: specOf('mutex', 'refresh-refused', { 'posts-back': '100' }),
          if: 'if another call had been refused the refresh, and had logged the user out meanwhile',
          because: 'Then the store is empty when the repeat leaves.',
        },
      ],
      shut: false,
      explain: {
        right:
          'A module is evaluated once. What it read then, it keeps until the page is reloaded; the store has moved on. getState() inside the function gives what is current.',
      },
    },
    {
      id: 'no-hook-here',
      kind: 'concept',
      prompt: 'Why does the base query read useAuthStore.getState() and not useAuthStore()?',
      pick: 'one',
      options: [
        {
          value: 'faster',
          text: 'getState() is faster.',
          because: 'Speed is not the point; a hook would not work at all here.',
        },
        {
          value: 'hooks',
          text: 'A base query is not a component, and hooks run only while one renders.',
          right: true,
          because: 'It is called from a thunk. The store itself is a plain object that can be read from anywhere.',
        },
        {
          value: 'old',
          text: 'The hook would give the token of the first render.',
          because:
            'A hook follows the store while its component renders. But here nothing renders, so there is no hook to call.',
        },
      ],
      source: { title: 'React: Rules of Hooks', url: 'https://react.dev/reference/rules/rules-of-hooks' },
      explain: {
        right:
          'Hooks belong to rendering. Outside of it, a store that can be read without React is what you want. What it gives is what it holds at that moment.',
      },
    },
    {
      id: 'happy-end-lost',
      kind: 'why',
      prompt: 'This run ends well. Which of these changes, each made alone, would take the happy end away?',
      run: ONE,
      effect: (trace) => factsOf(trace).outcome === 'all-succeeded',
      effectName: 'the happy end',
      pick: 'all',
      options: [
        {
          value: 'refused',
          text: 'FastAPI refuses the refresh.',
          change: { settings: { refresh: '401' } },
          because: 'Then the wrapper logs out: the session is over.',
        },
        {
          value: 'no-rotation',
          text: 'FastAPI does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'The answer then brings the same refresh token again. One refresh does not care.',
        },
        {
          value: 'slow',
          text: 'The refresh takes ten times as long.',
          change: { settings: { 'refresh-out': '400', 'refresh-back': '600' } },
          because: 'The call waits for it, and is filled later.',
        },
        {
          value: 'none',
          text: 'There is no refresh token in storage.',
          change: { scenario: 'no-refresh-token', settings: { components: '1' } },
          because: 'Nothing to present: the wrapper logs out at once.',
        },
        {
          value: 'no-wrapper',
          text: 'fetchBaseQuery stands there alone.',
          change: { wrapper: 'plain' },
          because: 'Then the 401 is the end of it.',
        },
      ],
      explain: {
        right:
          'With a single call this wrapper needs a refresh token and a server that accepts it. How long that takes, and whether the token rotates, is of no importance yet.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'RTK Query: Customizing queries',
      url: 'https://redux-toolkit.js.org/rtk-query/usage/customizing-queries',
      about: 'the contract of a base query, and the wrapper that most apps start from',
    },
    {
      title: 'Zustand: reading state outside components',
      url: 'https://github.com/pmndrs/zustand#readingwriting-state-and-reacting-to-changes-outside-of-components',
      about: 'getState, setState and subscribe without React',
    },
    {
      title: 'RFC 6749, section 6',
      url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6',
      about: 'the refresh request as the standard has it: a form with a grant_type, where this lab’s server takes JSON',
    },
  ],
};
