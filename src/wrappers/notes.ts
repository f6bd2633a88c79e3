/** A passage of a wrapper's text and why it matters. The text occurs once in the file; a test holds that. */
interface Passage {
  readonly text: string;
  readonly why: string;
}

/** What there is to know of a wrapper. */
export interface WrapperNotes {
  /** What it is. */
  readonly sentence: string;
  /** When it has run. */
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly passages: readonly Passage[];
}

const NOTES: Readonly<Record<string, WrapperNotes>> = {
  link: { sentence: 'A wrapper that came with the link.', right: [], wrong: [], passages: [] },
  plain: {
    sentence: 'No wrapper: fetchBaseQuery alone, and every 401 reaches the user.',
    right: ['It sends the current token with every request.'],
    wrong: ['An expired token is an error on the screen, although a refresh token is at hand.'],
    passages: [
      { text: 'useAuthStore.getState()', why: 'Reads the store outside React: no hook, and always the current token.' },
    ],
  },
  'no-mutex': {
    sentence: 'Every call that gets a 401 refreshes for itself.',
    right: ['One expired call is refreshed and repeated.', 'A refused refresh logs the user out.'],
    wrong: [
      'Calls that are refused together all refresh: a stampede.',
      'With rotation the second refresh presents a used token, and the user is logged out although the first refresh succeeded.',
      'A refresh that fails for any other reason also logs out.',
    ],
    passages: [
      { text: 'if (result.error?.status === 401) {', why: 'Nobody asks whether somebody else is refreshing already.' },
      { text: 'const refreshed = await rawBaseQuery(', why: 'Each call sends a refresh of its own.' },
      { text: '} else {', why: 'No data is taken for a session that is over, whatever the reason was.' },
    ],
  },
  'promise-flag': {
    sentence: 'A flag and a promise at module level: the first 401 refreshes, the others await the same promise.',
    right: ['Calls that are refused together share one refresh.'],
    wrong: [
      'New requests are not held back: they go out with the old token while the refresh is under way.',
      'Everybody repeats, even after the refresh has failed.',
      'A 401 that arrives after the refresh starts another one.',
      'Its description says that any failure logs out; its code does so for status 500 only, and a 500 in plain text arrives as PARSING_ERROR, or without CORS headers as FETCH_ERROR.',
    ],
    passages: [
      { text: 'let isRefreshing = false;', why: 'One flag for the whole module: the calls see each other through it.' },
      {
        text: 'if (!isRefreshing) {',
        why: 'Checked and set without an await between: the first one owns the refresh.',
      },
      {
        text: 'if (refreshed.error?.status === 500) api.dispatch(loggedOut());',
        why: 'The only failure that logs out. FastAPI’s plain-text 500 is not one: to RTK Query it is a PARSING_ERROR, or in a page of another origin a FETCH_ERROR.',
      },
      { text: 'await refreshPromise;', why: 'Whatever the promise brings, the next line repeats.' },
    ],
  },
  mutex: {
    sentence: 'As in RTK Query’s documentation: a lock lets one call refresh while the others wait, then all repeat.',
    right: [
      'Calls that are refused while the lock is held share one refresh.',
      'New requests wait while a refresh is under way.',
      'The lock is released when the refresh ends, well or badly, and when something throws.',
    ],
    wrong: [
      'A 401 that arrives after the lock is free starts another refresh, although the token is new.',
      'Waiters repeat even after a refused refresh.',
      'A refresh that fails for any reason logs out; while one goes unanswered, the lock stays taken and every call waits.',
    ],
    passages: [
      { text: 'await mutex.waitForUnlock();\n  let result', why: 'A new request waits until no refresh is under way.' },
      {
        text: 'if (!mutex.isLocked()) {',
        why: 'Asks whether somebody refreshes now. Nobody asks whether somebody has.',
      },
      {
        text: 'const refreshed = await rawBaseQuery(',
        why: 'The refresh goes round the wrapper, or it would wait for its own lock.',
      },
      { text: 'release();', why: 'In finally: a lock that is never freed holds up every request to come.' },
    ],
  },
  'wrapped-refresh': {
    sentence: 'No mutex, and the refresh itself goes through the wrapper.',
    right: ['It works as long as the refresh succeeds.'],
    wrong: [
      'A refresh that is answered 401 refreshes, which is answered 401, which refreshes: an endless loop.',
      'All that No mutex does wrong.',
    ],
    passages: [
      {
        text: 'const refreshed = await baseQueryWithReauth(',
        why: 'The wrapper calls itself: a 401 for the refresh is treated like any other.',
      },
    ],
  },
  'wrapped-refresh-mutex': {
    sentence: 'A mutex, and the refresh goes through the wrapper: the owner waits for its own lock.',
    right: ['A refused refresh does not loop: none is sent.'],
    wrong: [
      'No refresh is ever sent: the owner holds the lock and waits for it to be free. Every request to come waits too.',
    ],
    passages: [
      {
        text: 'await mutex.waitForUnlock();\n  let result',
        why: 'The refresh stands here too, and waits for the lock that its own call holds.',
      },
      { text: 'const refreshed = await baseQueryWithReauth(', why: 'Called while the lock is held.' },
    ],
  },
  'mutex-token-check': {
    sentence: 'A mutex, and a 401 whose token is no longer the current one only repeats.',
    right: [
      'Three calls with one expired token: one refresh, in every order, as long as the refresh is accepted.',
      'All that Mutex does right.',
    ],
    wrong: [
      'Waiters repeat even after a refused refresh.',
      'A late 401 that meets a logout, or another login, is repeated too: without a token, or with that user’s.',
      'A refresh that fails for any reason logs out; while one goes unanswered, the lock stays taken and every call waits.',
    ],
    passages: [
      {
        text: 'const sentWith = useAuthStore.getState().accessToken;',
        why: 'Remembers which token the request is about to be sent with.',
      },
      {
        text: 'if (useAuthStore.getState().accessToken !== sentWith) {',
        why: 'The store holds another token by now: this 401 is old news. After a logout it holds none.',
      },
    ],
  },
  docs: {
    sentence:
      'The whole of RTK Query’s example: the token in the Redux state, the refresh token in an HttpOnly cookie.',
    right: ['No script can read the refresh token.', 'All that Mutex does right.'],
    wrong: [
      'All that Mutex does wrong.',
      'Two tabs whose tokens expire together send the same cookie: one of them is logged out.',
    ],
    passages: [
      { text: "credentials: 'include',", why: 'The cookie goes along with every request.' },
      { text: 'loggedOut()', why: 'No data is a refusal to it, also where the server was down.' },
    ],
  },
  'axios-queue': {
    sentence: 'An axios interceptor: the first 401 refreshes, the others wait in a queue until it is over.',
    right: ['Calls that are refused together share one refresh.', 'Who waits is told when it fails.'],
    wrong: [
      'A 401 that arrives after the refresh starts another one.',
      'A refresh that fails for any reason logs out; one that goes unanswered holds up everybody.',
      'Two tabs whose tokens expire together send the same refresh token: one of them is logged out.',
    ],
    passages: [
      { text: 'if (isRefreshing) {', why: 'Asks whether somebody refreshes now, not whether somebody has.' },
      { text: 'processQueue(reason);', why: 'Without this line the queue would wait for ever.' },
    ],
  },
  reference: {
    sentence: 'One refresh, and whoever waits for it learns how it ended.',
    right: [
      'It holds every check of the lab, in every order of two and three calls.',
      'Whoever waits learns the outcome, and repeats only with a new token.',
      'The refresh has a time limit and a signal of its own, and only a definite refusal logs out.',
      'A refresh that outlives its session writes nothing. Tabs take turns.',
    ],
    wrong: [
      'It repeats a POST that was answered 401 like any other request: safe where the server checks the token first.',
      'Another user who logs in in another tab is taken for a refresh there: only a logout in the same tab is counted.',
      'It takes every 400 for a refusal, where RFC 6749 has other errors with that status too.',
      'The refresh token is in localStorage, within reach of any script on the page.',
    ],
    passages: [
      {
        text: 'refreshing ??= inOneTab(',
        why: 'Asked and set in one go: the calls share a promise, and with it the outcome.',
      },
      {
        text: 'if (logouts !== begunAfter) return result;',
        why: 'A 401 that arrives after a logout changes nothing: nobody is logged out twice, and nobody else answers for them.',
      },
      {
        text: '{ ...api, signal: new AbortController().signal },',
        why: 'The owner may be aborted; the refresh that everybody waits for goes on.',
      },
      {
        text: "if (localStorage.getItem('refresh_token') !== refreshToken) return 'over';",
        why: 'Between the question and the answer the user may have logged out: then nothing is written.',
      },
      {
        text: "if (!REFUSALS.includes(statusOf(error))) return 'failed';",
        why: 'Whatever refuses nothing keeps the session: a 500, a 429, a dead network.',
      },
    ],
  },
};

const OWN: WrapperNotes = { sentence: 'A wrapper of your own.', right: [], wrong: [], passages: [] };

/** What there is to know of the wrapper with this id; next to nothing of a reader's own. */
export function notesOf(id: string): WrapperNotes {
  return NOTES[id] ?? OWN;
}
