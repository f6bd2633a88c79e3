import { callRecordsOf, factsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { isFilled, placeOfRequest, refreshesOf, specOf, statusOf } from '../observe.ts';

const THREE = specOf('no-mutex', 'three-at-once');
const NO_ROTATION = specOf('no-mutex', 'three-at-once', { rotation: 'off' });
const FAMILY = specOf('no-mutex', 'reuse-revokes');

/** When calls were filled, from early to late. */
const filledAt = (trace: Trace): readonly number[] =>
  callRecordsOf(trace)
    .flatMap(({ settled }) => (settled?.ok ? [settled.atMs] : []))
    .toSorted((one, other) => one - other);

export const lesson: Lesson = {
  title: 'The stampede',
  about: 'Several calls meet their 401 at once: what each makes of its own, and what becomes of a good session.',
  minutes: 9,
  signature: THREE,
  claims: {
    'same-token': {
      says: 'No mutex, three at once: all three refreshes present the same refresh token, and only the first is accepted',
      run: THREE,
      holds: (trace) => {
        const refreshes = refreshesOf(trace);
        return (
          refreshes.every(({ refresh }) => refresh === 1) &&
          refreshes.map(({ decided }) => decided?.status).join() === '200,401,401'
        );
      },
    },
    'filled-behind': {
      says: 'No mutex, three at once: Posts is answered with data after the last logout, and the user stays logged out',
      run: THREE,
      holds: (trace) =>
        isFilled(trace, 'posts') &&
        !factsOf(trace).signedInAtEnd &&
        placeOfRequest(trace, 'posts.2', 'answer-arrived') >
          trace.events.findLastIndex((event) => event.type === 'logged-out'),
    },
    'waste-only': {
      says: 'No mutex without rotation, three at once: the same three refreshes, and nobody is logged out',
      run: NO_ROTATION,
      holds: (trace) => {
        const { refreshRequests, forcedLogouts, succeeded } = factsOf(trace);
        return refreshRequests === 3 && forcedLogouts === 0 && succeeded === 3;
      },
    },
    'family-dies': {
      says: 'No mutex, reuse revokes the family: the tokens of the first refresh die with it, and no call succeeds',
      run: FAMILY,
      holds: (trace) =>
        statusOf(trace, 'posts.r1') === 200 && statusOf(trace, 'posts.2') === 401 && factsOf(trace).succeeded === 0,
    },
    'first-as-soon': {
      says: 'Three at once: Mutex fills its first card when No mutex fills its only one',
      run: [THREE, specOf('mutex', 'three-at-once')],
      holds: (alone, shared) => filledAt(alone).length === 1 && filledAt(alone)[0] === filledAt(shared)[0],
    },
    'shared-once': {
      says: 'Mutex, three at once: one refresh, nobody is logged out, all three are filled',
      run: specOf('mutex', 'three-at-once'),
      holds: (trace) => {
        const { refreshRequests, forcedLogouts, succeeded } = factsOf(trace);
        return refreshRequests === 1 && forcedLogouts === 0 && succeeded === 3;
      },
    },
  },
  questions: [
    {
      id: 'stampede-refreshes',
      kind: 'number',
      prompt: 'How many refresh requests does this run make?',
      run: THREE,
      observe: (trace) => factsOf(trace).refreshRequests,
      wrong: [
        {
          trueOf: specOf('mutex', 'three-at-once'),
          if: 'if the refresh were shared',
          because:
            'Here is the same schedule with a mutex: Users and Comments wait for the refresh that Posts began. Nothing in this lesson’s wrapper lets them know of it.',
        },
        {
          trueOf: specOf('no-mutex', 'late-401'),
          if: 'if Comments heard of its 401 only after the user had been logged out',
          because: 'Then there is no refresh token left for it to present, and it does not try.',
        },
        {
          trueOf: specOf('plain', 'three-at-once'),
          if: 'without a wrapper',
          because: 'Then nobody refreshes, and three errors are on the screen.',
        },
      ],
      hints: [
        { text: 'Each call runs the wrapper on its own. Look for the line by which one could see what another does.' },
      ],
      explain: {
        right:
          'Each call finds its own 401 and walks the same branch. No line of the wrapper asks whether somebody is refreshing already.',
      },
    },
    {
      id: 'stampede-accepted',
      kind: 'point',
      prompt: 'Point at the refresh that FastAPI accepts.',
      run: THREE,
      targets: 'request',
      observe: (trace) =>
        refreshesOf(trace).flatMap(({ id, decided }) =>
          decided?.status === 200 ? [{ at: 'request' as const, request: id }] : [],
        ),
      wrong: [
        {
          trueOf: specOf('no-mutex', 'three-at-once', { 'posts-back': '100' }),
          if: 'if the 401 of Posts were slower than the others',
          because: 'The first to arrive at FastAPI wins, whoever it is.',
        },
        {
          trueOf: specOf('no-mutex', 'three-at-once', { 'posts-back': '100', 'users-back': '100' }),
          if: 'if Comments were the first to hear of its 401',
          because: 'The first to arrive at FastAPI wins, whoever it is.',
        },
      ],
      explain: {
        right:
          'All three present the same refresh token. The first to arrive uses it up; for the other two it is a used one.',
      },
    },
    {
      id: 'stampede-logout-why',
      kind: 'why',
      prompt: 'The first refresh succeeded. Which of these changes, each made alone, would keep the user logged in?',
      run: THREE,
      effect: (trace) => factsOf(trace).forcedLogouts > 0,
      effectName: 'the logout',
      pick: 'all',
      options: [
        {
          value: 'rotation-off',
          text: 'The server does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'Three refreshes are made all the same, and all are accepted: waste, but no harm.',
        },
        {
          value: 'longer-access',
          text: 'Access tokens live for an hour.',
          change: { settings: { 'access-seconds': '3600' } },
          because: 'The token at hand has expired already. How long the next one lives does not matter.',
        },
        {
          value: 'faster-refresh',
          text: 'The refresh takes no time on the network.',
          change: { settings: { 'refresh-out': '0', 'refresh-back': '0' } },
          because: 'All three 401s arrive at the same moment, so all three refreshes still leave with the same token.',
        },
        {
          value: 'grace',
          text: 'A used refresh token still works for a second.',
          change: { settings: { 'grace-ms': '1000' } },
          because: 'The second and third refresh fall into the grace period.',
        },
        {
          value: 'mutex',
          text: 'The wrapper is Mutex instead.',
          change: { wrapper: 'mutex' },
          because: 'These three 401s arrive together, so only one refresh is made, and none presents a used token.',
        },
      ],
      hints: [
        {
          text: 'Ask of each change: does any request still present a refresh token that was used before, and is it refused for that?',
        },
      ],
      explain: {
        right:
          'A logout needs two things here: more than one refresh with the same token, and a server that refuses the second. Take away either, and it is gone.',
      },
    },
    {
      id: 'stampede-family',
      kind: 'choice',
      prompt:
        'Now a used refresh token revokes its whole family, and the server looks it up for each access token. The refresh of Posts is answered 200. What is its repeat answered?',
      run: FAMILY,
      observe: (trace) => String(statusOf(trace, 'posts.2') ?? 'never'),
      options: [
        {
          value: '200',
          text: '200: it carries the new access token.',
          trueOf: THREE,
          if: 'if a used token were only refused',
          because: 'Then the new pair of Posts stays good. Here it dies with its family before the repeat arrives.',
        },
        { value: '401', text: '401: its new access token is dead already.' },
        {
          value: 'never',
          text: 'Nothing: it is never sent.',
          trueOf: specOf('no-mutex', 'refresh-refused'),
          if: 'if the refresh of Posts were refused too',
          because: 'Without data there is nothing to repeat with, and the wrapper logs out.',
        },
      ],
      explain: {
        right:
          'A token that is presented twice looks stolen. FastAPI cannot tell the thief from the owner, so it revokes all that descends from the same login, the new pair included.',
      },
    },
    {
      id: 'stampede-one-key',
      kind: 'concept',
      prompt:
        'Three components call useGetPostsQuery() with the same argument and mount at once. How many calls reach the base query?',
      pick: 'one',
      options: [
        {
          value: 'one',
          text: 'One',
          right: true,
          because: 'They are three subscribers of one cache entry, and the request belongs to the entry.',
        },
        {
          value: 'three',
          text: 'Three',
          because: 'That would take three cache keys: another endpoint, or another argument, for each. Or mutations.',
        },
        {
          value: 'one-at-a-time',
          text: 'Three, one after the other',
          because: 'Nothing queues them. The second and third subscriber find the entry pending and wait for it.',
        },
      ],
      source: {
        title: 'RTK Query: Cache Behavior',
        url: 'https://redux-toolkit.js.org/rtk-query/usage/cache-behavior',
      },
      explain: {
        right:
          'Subscribers of one cache key share its request. To see a stampede of queries you need several keys, as the components of this lab have.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'redux-toolkit, issue 1782',
      url: 'https://github.com/reduxjs/redux-toolkit/issues/1782',
      about: 'the same stampede, reported from a real app',
    },
    {
      title: 'RTK Query: Cache Behavior',
      url: 'https://redux-toolkit.js.org/rtk-query/usage/cache-behavior',
      about: 'what a cache key is, and who shares a request',
    },
    {
      title: 'RFC 9700, section 4.14',
      url: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.14',
      about: 'why servers rotate refresh tokens, and which token they revoke when a used one comes back',
    },
  ],
};
