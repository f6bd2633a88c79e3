import { factsOf, requestsOf } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import type { RunSpec } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import { EARLY_RELEASE, FORGOTTEN_RELEASE, LOCK_FOR_EACH_CALL, MOVED_RELEASE } from '../mutants.ts';
import { isFilled, placeOf, placeOfRequest, requestIn, specOf } from '../observe.ts';

const THREE = specOf('mutex', 'three-at-once');
/** The 401 of Comments arrives while Posts repeats. */
const DURING_REPEAT = { 'comments-back': '140' };
const IN_FUNCTION = specOf(LOCK_FOR_EACH_CALL, 'three-at-once');

/** The same three calls: 401s that arrive while the lock is held, one late, and each after the other is over. */
const spread = (wrapper: RunSpec['wrapper']): readonly RunSpec[] =>
  [DURING_REPEAT, { 'comments-back': '300' }, { 'users-back': '300', 'comments-back': '700' }].map((latency) =>
    specOf(wrapper, 'three-at-once', latency),
  );

/** Four calls, each refused when the one before is through. */
const FOUR = specOf('mutex', 'three-at-once', {
  components: '4',
  'users-back': '300',
  'comments-back': '700',
  'drafts-back': '1100',
});

/** The refreshes that FastAPI decides. */
const refreshesDecided = (trace: Trace): number =>
  requestsOf(trace).filter(({ role, decided }) => role === 'refresh' && decided !== null).length;

export const lesson: Lesson = {
  title: 'The mutex',
  about: 'Who holds the lock, who waits for it and until when; and what the network has to say in it.',
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
    'early-shares-less': {
      says: 'Released before the repeat, a 401 that arrives during the repeat starts a second refresh; released at the end, it does not',
      run: [specOf('mutex', 'three-at-once', DURING_REPEAT), specOf(EARLY_RELEASE, 'three-at-once', DURING_REPEAT)],
      holds: (late, early) => factsOf(late).refreshRequests === 1 && factsOf(early).refreshRequests === 2,
    },
    'moved-is-stuck': {
      says: 'With the release moved before the repeat, and none in finally, a refused refresh and a missing refresh token leave the others waiting',
      run: [specOf(MOVED_RELEASE, 'refresh-refused'), specOf(MOVED_RELEASE, 'no-refresh-token')],
      holds: (...traces) => traces.every(({ end }) => end === 'stuck'),
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
      run: IN_FUNCTION,
      holds: (trace) => factsOf(trace).refreshRequests === 3 && factsOf(trace).outcome === 'logged-out',
    },
    'one-two-three': {
      says: 'Mutex, the same three calls with other latencies: 1, 2 or 3 refresh requests',
      run: spread('mutex'),
      holds: (...traces) => traces.map((trace) => factsOf(trace).refreshRequests).join() === '1,2,3',
    },
    'forgotten-is-for-ever': {
      says: 'Mutex without release: Posts is filled, the others still wait when nothing more can happen',
      run: specOf(FORGOTTEN_RELEASE, 'three-at-once'),
      holds: (trace) => trace.end === 'stuck' && isFilled(trace, 'posts') && factsOf(trace).unsettled === 2,
    },
  },
  questions: [
    {
      id: 'mutex-in-function',
      kind: 'number',
      prompt: 'Three components, one expired token: how many refresh requests reach FastAPI?',
      run: IN_FUNCTION,
      observe: refreshesDecided,
      wrong: [
        {
          trueOf: THREE,
          if: 'with the line where it was, at the top of the module',
          because: 'There all calls look at the same mutex. Here each makes one of its own.',
        },
        {
          trueOf: specOf('wrapped-refresh-mutex', 'three-at-once'),
          if: 'if the refresh itself had to wait for the lock',
          because: 'Then nothing is ever sent.',
        },
      ],
      hints: [{ text: 'Who else knows the mutex that a call has made?' }],
      explain: {
        right: 'Each call makes a mutex that nobody else knows, finds it free, and goes on as if there were none.',
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
            'That would be quicker. But finally runs after everything in the try, and the repeat of Posts is in it.',
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
      id: 'mutex-refreshes',
      kind: 'number',
      prompt:
        'Now the 401 of Comments arrives while Posts repeats: the new tokens are stored already. How many refresh requests reach FastAPI?',
      run: specOf('mutex', 'three-at-once', DURING_REPEAT),
      observe: refreshesDecided,
      wrong: [
        {
          trueOf: specOf(EARLY_RELEASE, 'three-at-once', DURING_REPEAT),
          if: 'if the lock were released as soon as the tokens are stored',
          because: 'Then Comments finds it free. Here it finds it held, as long as Posts repeats.',
        },
        {
          trueOf: IN_FUNCTION,
          if: 'with a mutex for each call, and all three refused together',
          because: 'Here there is one, and Comments finds it held.',
        },
        {
          trueOf: specOf('wrapped-refresh-mutex', 'three-at-once'),
          if: 'if the refresh itself had to wait for the lock',
          because: 'Then nothing is ever sent.',
        },
      ],
      hints: [{ text: 'Who has the lock when that 401 arrives?' }],
      explain: {
        right:
          'Posts has the lock until its repeat is answered. Comments finds it held, waits, and repeats with the new token: the late 401 is shared, by luck.',
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
          because:
            'Here the refresh goes round the wrapper and there is a refresh token, so the first 401 leads to one.',
        },
        { value: '1', text: 'One' },
        { value: '2', text: 'Two' },
        { value: '3', text: 'Three' },
        {
          value: '4',
          text: 'Four',
          trueOf: [...spread('mutex').slice(0, 2), FOUR],
          if: 'with four components, each refused when the one before is through',
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
          'The owner never needs its own lock again. Everybody else does, and every request to come as well, until the page is reloaded. Hence finally, which runs however the try ends.',
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
