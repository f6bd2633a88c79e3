import { callInWords, capital, factsOf, waitsOf } from '../sim/index.ts';
import type { RequestRecord, Trace } from '../sim/index.ts';
import type { NumberQuestion, RunSpec } from '../quiz/index.ts';
import { listed } from '../timeline/words/sentence.ts';
import { say } from '../timeline/words/index.ts';
import type { Sentence } from '../timeline/words/index.ts';
import { FRONT_QUESTIONS } from './frontQuestions.ts';
import type { LessonClaim } from './lesson.ts';
import { isFilled, lastAccess, refreshesOf, specOf } from './observe.ts';
import { READINGS } from './readings.ts';

/** What the answer depends on, read off another run. */
interface Condition {
  readonly run: RunSpec;
  /** A sentence in three pieces; the one in the middle leads to the run. */
  readonly says: (trace: Trace) => readonly [before: string, link: string, after: string];
}

/** What answers a question of the front page: all of it is computed from runs. */
interface Answers extends Pick<NumberQuestion, 'wrong' | 'explain'> {
  readonly condition: Condition;
  /** What the explanation says beside its numbers and names, held by a test. */
  readonly claims: readonly LessonClaim[];
}

/** A question of the front page with what answers it. */
export interface FrontAnswer extends Pick<Answers, 'condition' | 'claims'> {
  readonly question: NumberQuestion;
}

const NO_LOCK = specOf('no-mutex', 'three-at-once');
const LOCK = specOf('mutex', 'three-at-once');
const LATE = specOf('mutex', 'late-401');
const NO_ROTATION = specOf('no-mutex', 'three-at-once', { rotation: 'off' });
const TWO_TABS = specOf('mutex', 'two-tabs');
const CHECKED = specOf('mutex-token-check', 'late-401');

const NOBODY_REFRESHES = 'Then nobody refreshes, and three errors are on the screen.';

/** What answers each question, by its id. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  'front-no-lock': {
    wrong: [
      { trueOf: specOf('plain', 'three-at-once'), if: 'without a wrapper', because: NOBODY_REFRESHES },
      { trueOf: LOCK, if: 'of a wrapper with a lock' },
      { trueOf: specOf('no-mutex', 'three-at-once', { components: '2' }), if: 'with two calls' },
    ],
    explain: {
      right: (trace) =>
        say`Each call refreshes for itself. ${callers(trace, refused(trace))} present ${refreshToken(refused(trace))}, which ${callers(trace, accepted(trace))} has just used up: refused, and the user is logged out of a session that was fine.`,
    },
    condition: {
      run: NO_ROTATION,
      says: (trace) => [
        'Refresh tokens work once on this server; ',
        'where they do not',
        `, ${factsOf(trace).refreshRequests} refreshes are only waste.`,
      ],
    },
    claims: [
      {
        says: 'No mutex, three at once: every call refreshes, one refresh is accepted and two are refused, all with one token',
        run: NO_LOCK,
        holds: (trace) =>
          refreshesOf(trace).length === trace.calls.length &&
          accepted(trace).length === 1 &&
          refused(trace).length === 2 &&
          new Set(refreshesOf(trace).map(({ refresh }) => refresh)).size === 1,
      },
      {
        says: 'No mutex, three at once: the refresh that is accepted arrives before those that are refused, and the user ends logged out',
        run: NO_LOCK,
        holds: (trace) => {
          const [first] = refreshesOf(trace).toSorted((a, b) => (a.decided?.step ?? 0) - (b.decided?.step ?? 0));
          return first?.decided?.status === 200 && !factsOf(trace).signedInAtEnd && factsOf(trace).forcedLogouts > 0;
        },
      },
      {
        says: 'No mutex, three at once without rotation: as many refreshes, all accepted, nobody is logged out, all is filled',
        run: [NO_LOCK, NO_ROTATION],
        holds: (rotated, trace) =>
          factsOf(trace).refreshRequests === factsOf(rotated).refreshRequests &&
          refused(trace).length === 0 &&
          factsOf(trace).forcedLogouts === 0 &&
          factsOf(trace).outcome === 'all-succeeded',
      },
    ],
  },
  'front-lock': {
    wrong: [
      { trueOf: specOf('plain', 'three-at-once'), if: 'without a wrapper', because: NOBODY_REFRESHES },
      { trueOf: TWO_TABS, if: 'if the page were open in two tabs', because: 'Each tab has a lock of its own.' },
      { trueOf: NO_LOCK, if: 'without the lock' },
    ],
    explain: {
      right: (trace) =>
        say`${callers(trace, accepted(trace))} takes the lock and refreshes. ${waiters(trace)} find it taken, wait until it is free, and repeat with ${newToken(trace)}: nobody notices.`,
    },
    condition: {
      run: TWO_TABS,
      says: (trace) => [
        'The lock is one tab’s: ',
        'two tabs',
        ` that meet the same token send ${factsOf(trace).refreshRequests} refreshes, and here one of them is refused.`,
      ],
    },
    claims: [
      {
        says: 'Mutex, three at once: one refresh, by the first; all others wait and repeat with the token it brought',
        run: LOCK,
        holds: (trace) => {
          const [refresh] = accepted(trace);
          const waiting = new Set(waitsOf(trace).map(({ call }) => call));
          return (
            refreshesOf(trace).length === 1 &&
            refresh?.call === trace.calls[0]?.id &&
            waiting.size === trace.calls.length - 1 &&
            trace.calls.every(({ id }) => lastAccess(trace, id) === 2)
          );
        },
      },
      {
        says: 'Mutex, three at once: all three are filled and nobody is logged out',
        run: LOCK,
        holds: (trace) => factsOf(trace).forcedLogouts === 0 && trace.calls.every(({ id }) => isFilled(trace, id)),
      },
      {
        says: 'Mutex in two tabs: both refresh with the same token, and one of the refreshes is refused',
        run: TWO_TABS,
        holds: (trace) =>
          refused(trace).length === 1 && new Set(refreshesOf(trace).map(({ refresh }) => refresh)).size === 1,
      },
    ],
  },
  'front-late': {
    wrong: [
      { trueOf: specOf('plain', 'late-401'), if: 'without a wrapper', because: NOBODY_REFRESHES },
      { trueOf: LOCK, if: 'if all three 401s came together' },
      {
        trueOf: specOf('mutex', 'late-401', { 'users-back': '300', 'comments-back': '700' }),
        if: 'if the 401s of Users and Comments both came late, each by itself',
      },
    ],
    explain: {
      right: (trace) =>
        say`When the 401 of ${callers(trace, refreshesOf(trace).slice(1))} arrives, the lock is free again. So it refreshes once more, although the app holds ${newToken(trace)} by then and a repeat would have done.`,
    },
    condition: {
      run: CHECKED,
      says: (trace) => [
        'Nobody is logged out: it is a needless request. A wrapper that ',
        'compares the tokens',
        ` first sends ${factsOf(trace).refreshRequests}.`,
      ],
    },
    claims: [
      {
        says: 'Mutex, late 401: two refreshes, both accepted, the second needless, by another call than the first',
        run: LATE,
        holds: (trace) => {
          const [first, second] = refreshesOf(trace);
          return (
            accepted(trace).length === 2 &&
            READINGS['needlessRefreshes']?.(trace) === 1 &&
            first?.call !== second?.call &&
            second?.access === 2
          );
        },
      },
      {
        says: 'Mutex, late 401: nobody is logged out and all is filled',
        run: LATE,
        holds: (trace) => factsOf(trace).forcedLogouts === 0 && factsOf(trace).outcome === 'all-succeeded',
      },
      {
        says: 'Mutex, late 401: the lock is free when the late 401 arrives',
        run: LATE,
        holds: (trace) => {
          const late = trace.events.findIndex(
            (event) => event.type === 'answer-arrived' && event.request === 'comments.1',
          );
          const locks = trace.events
            .slice(0, late)
            .flatMap((event) => (event.type === 'lock-acquired' || event.type === 'lock-released' ? [event.type] : []));
          return locks.at(-1) === 'lock-released';
        },
      },
      {
        says: 'Token check, late 401: the late one only repeats, and is filled',
        run: CHECKED,
        holds: (trace) => refreshesOf(trace).every(({ call }) => call !== 'comments') && isFilled(trace, 'comments'),
      },
    ],
  },
};

/** The questions of the front page with what answers them, in order. */
export const FRONT_ANSWERS: readonly FrontAnswer[] = FRONT_QUESTIONS.map((front) => {
  const { id, prompt, run, most } = front;
  const found = ANSWERS[id];
  if (!found) throw new Error(`Failed to ask "${id}": nothing answers it. Write that in frontAnswers.ts.`);
  const { wrong, explain, condition, claims } = found;
  const observe = (trace: Trace): number => factsOf(trace).refreshRequests;
  return { question: { kind: 'number', id, prompt, run, most, observe, wrong, explain }, condition, claims };
});

function accepted(trace: Trace): readonly RequestRecord[] {
  return refreshesOf(trace).filter(({ decided }) => decided?.status === 200);
}

function refused(trace: Trace): readonly RequestRecord[] {
  return refreshesOf(trace).filter(({ decided }) => decided?.status === 401);
}

/** `Users and Comments`: whose requests these are. */
function callers(trace: Trace, requests: readonly RequestRecord[]): Sentence {
  return names(trace, new Set(requests.map(({ call }) => call)));
}

function waiters(trace: Trace): Sentence {
  return names(trace, new Set(waitsOf(trace).map(({ call }) => call)));
}

function names(trace: Trace, ids: ReadonlySet<string | null>): Sentence {
  return listed(trace.calls.filter(({ id }) => ids.has(id)).map((call) => [capital(callInWords(call))]));
}

/** The refresh token that the first of these requests presents. */
function refreshToken([request]: readonly RequestRecord[]): Sentence {
  const generation = request?.refresh;
  if (generation === undefined)
    throw new Error('Failed to name a refresh token: no request presents one. Correct the run of the question.');
  return say`${{ token: { kind: 'refresh', generation, expired: false } }}`;
}

/** The access token that the app is the first to store in this run. */
function newToken({ events }: Trace): Sentence {
  const stored = events.find((event) => event.type === 'token-stored' && event.kind === 'access');
  if (stored?.type !== 'token-stored')
    throw new Error('Failed to name an access token: none is stored. Correct the run of the question.');
  return say`${{ token: { kind: 'access', generation: stored.generation, expired: false } }}`;
}
