import { factsOf, requestsOf } from '../../sim/index.ts';
import type { RunSpec } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import { EARLY_RELEASE, FORGOTTEN_RELEASE, LOCK_FOR_EACH_CALL } from '../mutants.ts';
import { isFilled, placeOf, placeOfRequest, requestIn, specOf } from '../observe.ts';

const THREE = specOf('mutex', 'three-at-once');

/** The same three calls, with 401s that arrive together, one late, and each after the other is over. */
const spread = (wrapper: RunSpec['wrapper'], components?: string): readonly RunSpec[] =>
  [{}, { 'comments-back': '300' }, { 'users-back': '300', 'comments-back': '700' }].map((latency) =>
    specOf(wrapper, 'three-at-once', { ...latency, ...(components === undefined ? {} : { components }) }),
  );

export const lesson: Lesson = {
  title: 'The mutex',
  about: 'Wait, lock, refresh, release, repeat; and on what its one refresh depends.',
  minutes: 12,
  signature: THREE,
  claims: {
    'one-refresh': {
      says: 'Mutex, three at once: 1 refresh request, sent by Posts, and all three are filled',
      run: THREE,
      holds: (trace) =>
        factsOf(trace).refreshRequests === 1 && requestIn(trace, 'posts.r1') !== null && factsOf(trace).succeeded === 3,
    },
    'holds-during-repeat': {
      says: 'Mutex, three at once: the lock is free only when the repeat of Posts has been answered',
      run: THREE,
      holds: (trace) =>
        placeOf(trace, (event) => event.type === 'lock-released') > placeOfRequest(trace, 'posts.2', 'answer-arrived'),
    },
    'early-is-faster': {
      says: 'Released before the repeat, the last card is filled earlier, with the same requests',
      run: [THREE, specOf(EARLY_RELEASE, 'three-at-once')],
      holds: (late, early) =>
        factsOf(early).durationMs < factsOf(late).durationMs && factsOf(early).requests === factsOf(late).requests,
    },
    'slow-repeat-holds-up': {
      says: 'Mutex, slow repeat: a component that mounts while Posts repeats waits until that answer, and is filled last',
      run: specOf('mutex', 'slow-repeat'),
      holds: (trace) =>
        placeOfRequest(trace, 'users.1', 'request-sent') > placeOfRequest(trace, 'posts.2', 'answer-arrived'),
    },
    'no-mutex-loses': {
      says: 'No mutex, three at once: 3 refresh requests and a logout',
      run: specOf('no-mutex', 'three-at-once'),
      holds: (trace) => factsOf(trace).refreshRequests === 3 && factsOf(trace).outcome === 'logged-out',
    },
    'each-its-own': {
      says: 'A mutex for each call: 3 refresh requests and a logout, as without any',
      run: specOf(LOCK_FOR_EACH_CALL, 'three-at-once'),
      holds: (trace) => factsOf(trace).refreshRequests === 3 && factsOf(trace).outcome === 'logged-out',
    },
    'one-two-three': {
      says: 'Mutex, the same three calls with other latencies: 1, 2 or 3 refresh requests',
      run: spread('mutex'),
      holds: (...traces) => traces.map((trace) => factsOf(trace).refreshRequests).join() === '1,2,3',
    },
    'forgotten-is-for-ever': {
      says: 'Mutex without release: Posts is filled, the others wait for ever',
      run: specOf(FORGOTTEN_RELEASE, 'three-at-once'),
      holds: (trace) => trace.end === 'stuck' && isFilled(trace, 'posts') && factsOf(trace).unsettled === 2,
    },
  },
  questions: [
    {
      id: 'mutex-refreshes',
      kind: 'number',
      prompt: 'Three components, one expired token: how many refresh requests reach FastAPI?',
      run: THREE,
      observe: (trace) =>
        requestsOf(trace).filter(({ role, decided }) => role === 'refresh' && decided !== null).length,
      wrong: [
        {
          trueOf: specOf('no-mutex', 'three-at-once'),
          if: 'without the lock',
          because: 'Each call would refresh for itself.',
        },
        {
          trueOf: specOf('mutex', 'late-401'),
          if: 'if the 401 of Comments came long after the others',
          because: 'Then the lock is free again when it arrives. Hold on to that thought.',
        },
        {
          trueOf: specOf('wrapped-refresh-mutex', 'three-at-once'),
          if: 'if the refresh itself had to wait for the lock',
          because: 'Then its owner waits for itself, and nothing is ever sent.',
        },
      ],
      hints: [
        { text: 'All three 401s arrive at the same moment, one after the other. Who finds the lock free?' },
        { text: 'isLocked() and acquire() stand next to each other, with no await between.', cost: 0.3 },
      ],
      explain: {
        right: 'Posts finds the lock free and takes it. Users and Comments find it taken, and wait.',
      },
    },
    {
      id: 'mutex-order',
      kind: 'order',
      shut: false,
      prompt: 'Put in order what happens after the three 401s.',
      run: THREE,
      observe: (trace) => ({
        lock: placeOf(trace, (event) => event.type === 'lock-acquired'),
        refresh: placeOfRequest(trace, 'posts.r1', 'request-sent'),
        stored: placeOf(trace, (event) => event.type === 'token-stored' && event.kind === 'access'),
        'posts-repeats': placeOfRequest(trace, 'posts.2', 'request-sent'),
        free: placeOf(trace, (event) => event.type === 'lock-released'),
        'users-repeats': placeOfRequest(trace, 'users.2', 'request-sent'),
      }),
      items: [
        { value: 'lock', text: 'Posts takes the lock.' },
        { value: 'refresh', text: 'Posts sends the refresh.' },
        { value: 'stored', text: 'The new tokens are stored.' },
        { value: 'posts-repeats', text: 'Posts sends its repeat.' },
        { value: 'free', text: 'The lock is free.' },
        { value: 'users-repeats', text: 'Users sends its repeat.' },
      ],
      wrong: [
        {
          trueOf: specOf(EARLY_RELEASE, 'three-at-once'),
          if: 'if the lock were released as soon as the tokens are stored',
          because:
            'That would be better. But finally runs after everything in the try, and the repeat of Posts is in it.',
        },
      ],
      hints: [{ text: 'What stands between try and finally?' }],
      explain: {
        right: 'The repeat of the owner stands inside the try, so the lock is still held while it is on the network.',
      },
    },
    {
      id: 'mutex-who-frees',
      kind: 'point',
      prompt: 'Point at the request whose answer lets Users and Comments go on.',
      run: THREE,
      targets: 'request',
      observe: (trace) => {
        const released = trace.events.find((event) => event.type === 'lock-released');
        const cause = trace.events.find((event) => event.step === released?.step && event.type === 'answer-arrived');
        return cause?.type === 'answer-arrived' ? [{ at: 'request', request: cause.request }] : [];
      },
      wrong: [
        {
          trueOf: specOf(EARLY_RELEASE, 'three-at-once'),
          if: 'if the lock were released before the repeat',
          because: 'Then the answer to the refresh would be enough.',
        },
      ],
      explain: {
        right:
          'It is the repeat of Posts, not its refresh. The others need the new token, which has been there for a while; what they wait for is the lock.',
      },
    },
    {
      id: 'mutex-possible',
      kind: 'set',
      prompt:
        'The wrapper stays, only the times on the network change. Which numbers of refreshes are possible for these three calls?',
      run: spread('mutex'),
      observe: (...traces) => [...new Set(traces.map((trace) => String(factsOf(trace).refreshRequests)))],
      options: [
        {
          value: '0',
          text: 'None',
          trueOf: spread('wrapped-refresh-mutex'),
          if: 'if the refresh went through the wrapper',
          because: 'Here the refresh goes round the wrapper, so the first 401 always leads to one.',
        },
        { value: '1', text: 'One' },
        { value: '2', text: 'Two' },
        { value: '3', text: 'Three' },
        {
          value: '4',
          text: 'Four',
          trueOf: spread('no-mutex', '4'),
          if: 'with four components',
          because:
            'A call refreshes once at most: after its repeat it gives up. So there are never more refreshes than calls.',
        },
      ],
      hints: [{ text: 'Let one 401 travel so slowly that everything else is over when it arrives.' }],
      explain: {
        right:
          'One, when all 401s arrive before the lock is free. One more for each 401 that arrives later and finds it free.',
      },
    },
    {
      id: 'mutex-forgotten',
      kind: 'choice',
      prompt: 'Somebody deletes release(). What does the user see?',
      run: specOf(FORGOTTEN_RELEASE, 'three-at-once'),
      observe: (trace) => {
        const { unsettled, succeeded } = factsOf(trace);
        if (unsettled === 0) return succeeded === 3 ? 'all' : 'logged-out';
        return succeeded > 0 ? 'one' : 'nothing';
      },
      options: [
        {
          value: 'all',
          text: 'Three filled cards.',
          trueOf: THREE,
          if: 'with the line in place',
          because: 'async-mutex frees a lock when it is told to, and not before.',
        },
        { value: 'one', text: 'Posts is filled, the other two load for ever.' },
        {
          value: 'nothing',
          text: 'All three load for ever.',
          trueOf: specOf('wrapped-refresh-mutex', 'three-at-once'),
          if: 'if the owner itself waited for the lock',
          because: 'Here the owner goes on: it only forgets to tell the others.',
        },
        {
          value: 'logged-out',
          text: 'The login page.',
          trueOf: specOf('mutex', 'refresh-refused'),
          if: 'if the refresh were refused',
          because: 'The refresh is fine here.',
        },
      ],
      shut: false,
      explain: {
        right:
          'The owner never needs its own lock again. Everybody else does, and every request to come as well: the page is dead until a reload. Hence finally, which runs however the try ends.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'async-mutex',
      url: 'https://github.com/DirtyHairy/async-mutex#readme',
      about:
        'acquire, release, runExclusive, isLocked, waitForUnlock; and withTimeout, which bounds the wait, not the hold',
    },
    {
      title: 'RTK Query: preventing multiple unauthorized errors',
      url: 'https://redux-toolkit.js.org/rtk-query/usage/customizing-queries#preventing-multiple-unauthorized-errors',
      about: 'the published version of this wrapper',
    },
    {
      title: 'MDN: try...catch, the finally block',
      url: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Statements/try...catch#the_finally_block',
      about: 'that it also runs after return and throw',
    },
  ],
};
