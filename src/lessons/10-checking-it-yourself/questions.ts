import { factsOf, requestsOf } from '../../sim/index.ts';
import type { Lesson } from '../lesson.ts';
import { placeOf, placeOfRequest, specOf } from '../observe.ts';

const THREE = specOf('mutex', 'three-at-once');

export const lesson: Lesson = {
  title: 'Checking it yourself',
  about: 'The check by hand with DevTools, and a Vitest test for your own wrapper.',
  minutes: 9,
  signature: specOf('mutex-token-check', 'three-at-once'),
  claims: {
    'network-tab': {
      says: 'Mutex, three at once: three 401s, one refresh, three repeats, in this order',
      run: THREE,
      holds: (trace) =>
        requestsOf(trace)
          .map(({ role, attempt, decided }) => (role === 'refresh' ? 'refresh' : `${attempt}:${decided?.status}`))
          .join(' ') === '1:401 1:401 1:401 refresh 2:200 2:200 2:200',
    },
    'stampede-in-tab': {
      says: 'No mutex, three at once: three refreshes, two of them red',
      run: specOf('no-mutex', 'three-at-once'),
      holds: (trace) => {
        const refreshes = requestsOf(trace).filter(({ role }) => role === 'refresh');
        return refreshes.length === 3 && refreshes.filter(({ decided }) => decided?.status === 401).length === 2;
      },
    },
    'not-a-stampede': {
      says: 'Mutex: 2 good refreshes with a late 401, 1 refused one where the refresh is refused',
      run: [specOf('mutex', 'late-401'), specOf('mutex', 'refresh-refused')],
      holds: (...traces) =>
        traces
          .map((trace) =>
            requestsOf(trace)
              .filter(({ role }) => role === 'refresh')
              .map(({ decided }) => decided?.status)
              .join(),
          )
          .join(' ') === '200,200 401',
    },
    'one-call-hides': {
      says: 'One expired: No mutex and Mutex make the same requests with the same answers',
      run: [specOf('no-mutex', 'one-expired'), specOf('mutex', 'one-expired')],
      holds: (without, mutex) => {
        const seen = (trace: typeof without): string =>
          requestsOf(trace)
            .map(({ path, decided }) => `${path} ${decided?.status}`)
            .join();
        return seen(without) === seen(mutex);
      },
    },
  },
  questions: [
    {
      id: 'edit-storage',
      kind: 'concept',
      prompt:
        'The access token is in a persisted Zustand store. In DevTools you damage it in localStorage and click on. What happens?',
      pick: 'one',
      options: [
        {
          value: 'nothing',
          text: 'Nothing yet: requests carry the good token until the page is reloaded.',
          right: true,
          because: 'The store holds the token in memory. It reads the storage when it is created, and on rehydrate().',
        },
        {
          value: '401',
          text: 'The next request is answered 401.',
          because: 'That needs the damaged token in the header, and the header is made from the store.',
        },
        {
          value: 'logout',
          text: 'The app logs out at once.',
          because:
            'Chromium sends the page a storage event for an edit in DevTools, but a persisted store does not listen to it by itself.',
        },
      ],
      source: { title: 'Zustand: persist', url: 'https://zustand.docs.pmnd.rs/reference/middlewares/persist' },
      explain: {
        right:
          'Edit, then reload. Or damage the token where it is read: with a breakpoint, or with a button that calls setState.',
      },
    },
    {
      id: 'tab-order',
      kind: 'order',
      prompt:
        'Three calls with an expired token, and Mutex. In which order are these lines of the Network tab answered?',
      run: THREE,
      observe: (trace) => ({
        'posts-401': placeOfRequest(trace, 'posts.1', 'answer-arrived'),
        refresh: placeOf(trace, (event) => event.type === 'answer-arrived' && event.request.endsWith('.r1')),
        'posts-200': placeOfRequest(trace, 'posts.2', 'answer-arrived'),
        'comments-200': placeOfRequest(trace, 'comments.2', 'answer-arrived'),
      }),
      items: [
        { value: 'posts-401', text: 'GET /posts: 401' },
        { value: 'refresh', text: 'POST /auth/refresh: 200' },
        { value: 'posts-200', text: 'GET /posts: 200' },
        { value: 'comments-200', text: 'GET /comments: 200' },
      ],
      wrong: [
        {
          trueOf: specOf('mutex', 'three-at-once', { 'posts-back': '40' }),
          if: 'if Posts heard of its 401 a little after the others',
          because: 'Then another call owns the refresh, and Posts is among those who wait.',
        },
      ],
      explain: { right: 'The owner repeats inside the lock, so its line comes before those of the waiters.' },
    },
    {
      id: 'tab-401s',
      kind: 'number',
      prompt: 'And how many lines of that Network tab are red, with status 401?',
      run: THREE,
      observe: (trace) => factsOf(trace).unauthorized,
      wrong: [
        {
          trueOf: specOf('no-mutex', 'three-at-once'),
          if: 'for No mutex',
          because: 'Two of its refreshes are red as well.',
        },
        { trueOf: specOf('mutex', 'one-expired'), if: 'for one component', because: 'One call, one refusal.' },
        {
          trueOf: specOf('mutex', 'refresh-refused'),
          if: 'if the session were over',
          because: 'Then the refresh is red, and both waiters are refused once more.',
        },
      ],
      explain: {
        right:
          'In this run each call is refused once. Where the 401s come together and the session is good, a fourth red line is what you are looking for.',
      },
    },
    {
      id: 'test-that-tells',
      kind: 'why',
      prompt:
        'Your test mounts one component and expects one refresh. It is green, for No mutex. Which of these changes to the test, each made alone, turns it red?',
      run: specOf('no-mutex', 'one-expired'),
      effect: (trace) => factsOf(trace).refreshRequests === 1,
      effectName: 'the single refresh',
      pick: 'all',
      options: [
        {
          value: 'three',
          text: 'It mounts three components, with three cache keys.',
          change: { scenario: 'three-at-once' },
          because: 'Three calls, three refreshes: now the test sees what it is there for.',
        },
        {
          value: 'rotation',
          text: 'Its server does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'One call refreshes once under any policy.',
        },
        {
          value: 'slow',
          text: 'Its server answers slowly.',
          change: { settings: { 'api-back': '300' } },
          because: 'One call, slower.',
        },
        {
          value: 'mount-later',
          text: 'A second component mounts during the refresh.',
          change: { scenario: 'mount-during-refresh' },
          because: 'The second call is refused too, and refreshes for itself.',
        },
        {
          value: 'reuse',
          text: 'Its server revokes the family on reuse.',
          change: { settings: { reuse: 'revoke-family' } },
          because: 'Nothing is presented twice by a single call.',
        },
      ],
      explain: {
        right: 'A race needs two. Whatever the server does, one call cannot show what several do to each other.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'MSW: delay',
      url: 'https://mswjs.io/docs/api/delay',
      about: 'how a handler holds its answer back',
    },
    {
      title: 'Vitest: environment',
      url: 'https://vitest.dev/config/environment',
      about: 'what jsdom and happy-dom bring to a test',
    },
    {
      title: 'Chrome DevTools: Network features reference',
      url: 'https://developer.chrome.com/docs/devtools/network/reference',
      about: 'filters, throttling, and the initiator of a request',
    },
    {
      title: 'RTK Query: usage without React hooks',
      url: 'https://redux-toolkit.js.org/rtk-query/usage/usage-without-react-hooks',
      about: 'dispatching endpoints in a test',
    },
  ],
};
