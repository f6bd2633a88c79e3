import { callRecordsOf, factsOf } from '../../../src/sim/index.ts';
import type { Trace } from '../../../src/sim/index.ts';
import type {
  ChoiceQuestion,
  ConceptQuestion,
  NumberQuestion,
  OrderQuestion,
  PointQuestion,
  RunSpec,
  SetQuestion,
  WhyQuestion,
} from '../../../src/quiz/index.ts';

export const run = (wrapper: RunSpec['wrapper'], scenario = 'three-at-once', settings = {}): RunSpec => ({
  wrapper,
  scenario,
  settings,
});

const explain = { right: 'Each call refreshes for itself.', wrong: 'Nobody asks whether somebody refreshes already.' };

/** The key is 3. */
export const HOW_MANY: NumberQuestion = {
  id: 'how-many',
  kind: 'number',
  prompt: 'How many refresh requests does this run make?',
  run: run('no-mutex'),
  observe: (trace) => factsOf(trace).refreshRequests,
  wrong: [
    { trueOf: run('mutex'), if: 'if the refresh were shared', because: 'The others wait.' },
    { trueOf: run('plain'), if: 'without a wrapper' },
  ],
  hints: [{ text: 'Look for a lock.' }, { text: 'There is none.', cost: 0.3 }],
  explain,
};

/** The key is `logged-out`. */
export const THE_END: ChoiceQuestion = {
  id: 'the-end',
  kind: 'choice',
  prompt: 'How does it end?',
  run: run('no-mutex'),
  observe: (trace) => factsOf(trace).outcome,
  options: [
    { value: 'all-succeeded', text: 'All succeed', trueOf: run('mutex'), if: 'if the refresh were shared' },
    { value: 'logged-out', text: 'The user is logged out' },
    { value: 'some-failed', text: 'Some fail', trueOf: run('plain'), if: 'without a wrapper' },
    { value: 'stuck', text: 'It is stuck', trueOf: run('wrapped-refresh-mutex'), if: 'if the owner waited for itself' },
  ],
  explain,
};

const filled = (trace: Trace): readonly string[] =>
  callRecordsOf(trace).flatMap(({ call, settled }) => (settled?.ok ? [call.id] : []));

/** The key is `posts`. */
export const WHO_IS_FILLED: SetQuestion = {
  id: 'who-is-filled',
  kind: 'set',
  prompt: 'Which calls get their data?',
  run: run('no-mutex'),
  observe: filled,
  options: [
    { value: 'posts', text: 'Posts' },
    { value: 'users', text: 'Users', trueOf: run('mutex'), if: 'if the refresh were shared' },
    { value: 'comments', text: 'Comments', trueOf: run('mutex'), if: 'if the refresh were shared' },
  ],
  explain,
};

const at = (trace: Trace, type: string): number => trace.events.findIndex((event) => event.type === type);

/** The key is `acquired`, `stored`, `released`. */
export const LOCK_ORDER: OrderQuestion = {
  id: 'lock-order',
  kind: 'order',
  prompt: 'Put these in order.',
  run: run('mutex', 'one-expired'),
  observe: (trace) => ({
    released: at(trace, 'lock-released'),
    acquired: at(trace, 'lock-acquired'),
    stored: at(trace, 'token-stored'),
  }),
  items: [
    { value: 'acquired', text: 'The lock is taken' },
    { value: 'stored', text: 'The new token is stored' },
    { value: 'released', text: 'The lock is released' },
  ],
  wrong: [
    {
      trueOf: run(
        {
          of: 'mutex',
          name: 'Mutex, released before the tokens are stored',
          replace: [['setTokens(access_token, refresh_token);', 'release(); setTokens(access_token, refresh_token);']],
        },
        'one-expired',
      ),
      if: 'if the lock were released first',
    },
  ],
  explain,
};

/** The key is `posts.r1`. */
export const WHICH_REFRESH: PointQuestion = {
  id: 'which-refresh',
  kind: 'point',
  prompt: 'Point at the refresh that FastAPI accepts.',
  run: run('no-mutex'),
  targets: 'request',
  observe: (trace) =>
    trace.events.flatMap((event) =>
      event.type === 'tokens-issued' ? [{ at: 'request' as const, request: event.request }] : [],
    ),
  wrong: [{ trueOf: run('no-mutex', 'three-at-once', { 'posts-back': '100' }), if: 'if Posts heard of its 401 later' }],
  explain,
};

/** The key is `off` and `check`. */
export const WHY_TWO: WhyQuestion = {
  id: 'why-logout',
  kind: 'why',
  prompt: 'After which changes is nobody logged out?',
  run: run('no-mutex'),
  effect: (trace) => factsOf(trace).forcedLogouts > 0,
  effectName: 'the logout',
  pick: 'all',
  options: [
    { value: 'off', text: 'Rotation off', change: { settings: { rotation: 'off' } } },
    { value: 'two', text: 'Two components', change: { settings: { components: '2' } } },
    { value: 'check', text: 'Compare the token', change: { wrapper: 'mutex-token-check' } },
  ],
  explain,
};

/** The key is `reload`. */
export const CONCEPT: ConceptQuestion = {
  id: 'reload',
  kind: 'concept',
  pick: 'one',
  prompt: 'What does window.location.href do?',
  options: [
    { value: 'reload', text: 'It loads the page anew', right: true, because: 'All state in memory is gone.' },
    { value: 'route', text: 'It asks the router', because: 'The router is not told.' },
  ],
  explain: { right: 'It is a navigation of the browser.' },
  source: { title: 'MDN, Location: href', url: 'https://developer.mozilla.org/en-US/docs/Web/API/Location/href' },
};

export const ALL = [HOW_MANY, THE_END, WHO_IS_FILLED, LOCK_ORDER, WHICH_REFRESH, WHY_TWO, CONCEPT] as const;
