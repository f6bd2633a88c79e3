import { CHECK_IDS } from '../sim/index.ts';
import type { CheckId } from '../sim/index.ts';

/** A text that stands somewhere already: in a file of this folder, or as a wrapper of the lab. */
export type ExerciseText = { readonly file: string } | { readonly wrapper: string };

/** Something to mend. */
export interface Exercise {
  readonly id: string;
  readonly title: string;
  /** Paragraphs; what stands in backticks is code. */
  readonly task: readonly string[];
  /** The checks that it is about. */
  readonly goals: readonly CheckId[];
  /** Each says more than the one before it. */
  readonly hints: readonly string[];
  /** What whoever has solved it can do now: a sentence or two. */
  readonly learned: string;
  /** The lesson that it belongs to. */
  readonly lesson: string | null;
  /** What is broken. */
  readonly start: ExerciseText;
  /** One way to mend it. */
  readonly solution: ExerciseText;
}

/** From the first thing that breaks to everything at once. A test runs the checks on each start and each solution. */
export const EXERCISES: readonly Exercise[] = [
  {
    id: 'fix-the-stampede',
    title: 'Fix the stampede',
    task: [
      'Three calls are refused at once, and each of them refreshes. The first refresh token works once: two of the three refreshes present a used one, and the user is logged out although the first refresh succeeded.',
      'Let one call refresh while the others wait, and then repeat with what it brought.',
    ],
    goals: ['refreshes-and-repeats', 'one-refresh-at-once', 'fresh-refresh-token'],
    hints: [
      'Calls see each other only through something that they share: a variable or a lock at the top of the module.',
      'Create `new Mutex()` from `async-mutex` at the top. A 401 that finds it free takes it with `await mutex.acquire()` and refreshes; a 401 that finds it locked awaits `mutex.waitForUnlock()` and repeats.',
      'Between asking `mutex.isLocked()` and calling `mutex.acquire()` there must be no `await`. Release in `finally`, and read the refresh token after the lock is yours.',
    ],
    learned:
      'Calls that are refused together now share one refresh: who finds the lock free refreshes, who finds it taken waits and repeats. What a lock does not know is whether somebody has refreshed already.',
    lesson: 'the-mutex',
    start: { wrapper: 'no-mutex' },
    solution: { wrapper: 'mutex' },
  },
  {
    id: 'break-the-loop',
    title: 'Break the loop',
    task: [
      'The refresh of this wrapper goes through the wrapper. With one call, and as long as it is answered 200, nobody notices. When it is answered 401, that 401 is refreshed as well, and so is the next one.',
      'Send the refresh so that its own 401 ends the session, and not the browser’s patience.',
    ],
    goals: ['refreshes-and-repeats', 'no-endless-loop', 'every-call-settles'],
    hints: [
      'Look for the place where `baseQueryWithReauth` calls itself.',
      'A refresh needs the address and the headers of the raw query, and nothing of what the wrapper adds.',
      'Send the refresh with `rawBaseQuery`. Its 401 then arrives as `refreshed.error`, and the branch that logs out is there already.',
    ],
    learned:
      'The refresh goes past the wrapper, so its own 401 is a result and no new occasion. A request that mends others must not be mended by the same code.',
    lesson: 'the-endless-loop',
    start: { wrapper: 'wrapped-refresh' },
    solution: { wrapper: 'no-mutex' },
  },
  {
    id: 'close-the-late-401',
    title: 'Close the late 401',
    task: [
      'A mutex lets one call refresh while the others wait. It knows who refreshes now; it does not know who has. A 401 that arrives after the lock is free again starts a second refresh, although the token is new.',
      'Let a 401 whose token is no longer the current one repeat, and nothing else.',
    ],
    goals: ['one-refresh-at-once', 'one-refresh-in-every-order'],
    hints: [
      'What does a 401 say about the token that is in the store now? Nothing, if the request went out with another one.',
      'Remember the access token before the request is sent, and compare it with the store’s when the 401 arrives.',
      'After `waitForUnlock()` and before the request: `const sentWith = useAuthStore.getState().accessToken`. On 401, before the lock is looked at: when the store holds another token, `return rawBaseQuery(args, api, extraOptions)`.',
    ],
    learned:
      'A 401 is now held against the token that was sent, and not against the lock. Where the store holds another one, repeating is enough.',
    lesson: 'the-late-401',
    start: { wrapper: 'mutex' },
    solution: { wrapper: 'mutex-token-check' },
  },
  {
    id: 'log-out-once',
    title: 'Log out once',
    task: [
      'One refresh for everybody, and when it is refused, everybody logs out: once for each call that waited. Each of them then repeats as well, without a token, to be refused again.',
      'The session ends once. Whoever waited for it gives back the 401 that it has.',
    ],
    goals: ['one-refresh-at-once', 'refused-refresh-logs-out-once', 'no-repeat-after-refused-refresh'],
    hints: [
      'Which lines run once for each refresh, and which once for each call that awaits it?',
      'What `refresh()` does, it does once, however many await its promise. The logout belongs there.',
      'When the promise gives `false`, `return result`: it still is the first 401. And a 401 that finds no token in the store came after the logout: it has nothing to repeat with.',
    ],
    learned:
      'The logout is part of the refresh and no longer of each call that waits for it. Who waited gives back the 401 that it has.',
    lesson: 'when-the-refresh-fails',
    start: { file: 'log-out-once.start.ts' },
    solution: { file: 'log-out-once.solution.ts' },
  },
  {
    id: 'time-out-the-hung-refresh',
    title: 'Time out the hung refresh',
    task: [
      'The refresh is never answered: a server that hangs, a train in a tunnel. Every call of the app waits for it, and so does every call to come.',
      'Give the refresh a limit. And when it has passed, do not log out: nobody has said that the session is over.',
    ],
    goals: ['hung-refresh-does-not-hang-the-app', 'outage-keeps-session', 'refused-refresh-logs-out-once'],
    hints: [
      'A promise that never settles holds whoever awaits it. Something else has to end it: time.',
      '`fetchBaseQuery` takes a `timeout` in milliseconds, for each request too. It then gives `error.status` as `TIMEOUT_ERROR`.',
      'Log out when the refresh was answered 401, and only then. A timeout, a network error and a 500 are no answer to the question whether the session is over: give back the 401, and keep the tokens.',
    ],
    learned: 'A refresh now ends, answered or not, and only a refused one ends the session. No answer is no verdict.',
    lesson: 'when-the-refresh-fails',
    start: { file: 'log-out-once.solution.ts' },
    solution: { file: 'time-out-the-hung-refresh.solution.ts' },
  },
  {
    id: 'from-nothing',
    title: 'From nothing',
    task: [
      'An empty function, and every check there is. The app stands ready: `@/config`, `@/stores/authStore`, RTK Query and `async-mutex` can be imported.',
      'Begin with a wrapper that works, then go level by level. The checks come in that order.',
    ],
    goals: CHECK_IDS,
    hints: [
      'Begin with the other exercises’ ends: a raw query, one refresh for all, a token check, one logout.',
      'Write a function that refreshes and tells one of three things: there are new tokens, the session is over, or nobody knows. Only the second one logs out.',
      'The refresh belongs to nobody: give it a signal of its own, so that it outlives the call that began it, a time limit, and, before it stores tokens, a look at whether the user has logged out since.',
    ],
    learned:
      'You have written a reauth wrapper from an empty function. Each check has looked, within its bounds, for an order of messages that breaks it, and has found none.',
    lesson: null,
    start: { file: 'from-nothing.start.ts' },
    solution: { wrapper: 'reference' },
  },
];
