/** The key of each question in plain words: a change of the simulator that changes one must be seen here. */
export const SYLLABUS: Readonly<Record<string, string>> = {
  // 1. Why silent refresh
  'plain-outcome': 'plain in three-at-once: Three errors, and the page stays.',
  'same-answer': 'plain in one-expired and “Plain, a forged token” in one-expired: The same status, the same body.',
  'what-exp-is-for': 'by its source: About when the server will stop accepting it.',
  'plain-cure':
    'plain in three-at-once: A reauth wrapper stands in place of fetchBaseQuery. / The components mount some minutes earlier, before the token expires.',
  // 2. The reauth wrapper
  'wrapper-order':
    'no-mutex in one-expired: GET /posts leaves. → Its 401 arrives. → POST /auth/refresh leaves. → The new access token is in the store. → GET /posts leaves again.',
  'read-once': '“No mutex, the token read once” in one-expired: With the old one, access token 1.',
  'no-hook-here': 'by its source: A base query is not a component, and hooks run only while one renders.',
  'happy-end-lost':
    'no-mutex in one-expired: FastAPI refuses the refresh. / There is no refresh token in storage. / fetchBaseQuery stands there alone.',
  // 3. The stampede
  'stampede-refreshes': 'no-mutex in three-at-once: 3',
  'stampede-accepted': 'no-mutex in three-at-once: request posts.r1',
  'stampede-logout-why':
    'no-mutex in three-at-once: The server does not rotate refresh tokens. / A used refresh token still works for a second. / The wrapper is Mutex instead.',
  'stampede-family': 'no-mutex in reuse-revokes: 401: its new access token is dead already.',
  'stampede-one-key': 'by its source: One',
  // 4. A shared promise
  'flag-when-repeat': 'promise-flag in three-at-once: As soon as the refresh is over, together with Posts.',
  'flag-new-request': 'promise-flag in mount-during-refresh: It leaves at once, with the expired token.',
  'flag-refused-requests': 'promise-flag in refresh-refused: 7',
  'flag-which-log-out':
    'promise-flag in three-at-once with refresh 401 and promise-flag in three-at-once with refresh 500 and promise-flag in three-at-once with refresh 500-json and promise-flag in three-at-once with refresh offline: 500 in JSON, as an error handler may answer.',
  'flag-plain-500':
    'promise-flag in refresh-500: An error handler in FastAPI answers this 500 as JSON. / The condition asks for any error, not for status 500.',
  // 5. The mutex
  'mutex-in-function': '“Mutex, one for each call” in three-at-once: 3',
  'mutex-order':
    'mutex in three-at-once: Posts takes the lock. → Posts sends the refresh. → The new tokens are stored. → Posts sends its repeat. → The lock is free. → Users sends its repeat.',
  'mutex-who-frees': 'mutex in three-at-once: request posts.2',
  'mutex-refreshes': 'mutex in three-at-once with comments-back 140: 1',
  'mutex-possible':
    'mutex in three-at-once with comments-back 140 and mutex in three-at-once with comments-back 300 and mutex in three-at-once with users-back 300, comments-back 700: One / Two / Three',
  'mutex-forgotten': '“Mutex, never released” in three-at-once: Posts is filled, the other two load for ever.',
  // 6. A refresh through the wrapper
  'loop-end': 'wrapped-refresh in one-expired with refresh 401: It does not: refresh follows refresh.',
  'silent-refreshes': 'wrapped-refresh-mutex in one-expired: 0',
  'silent-why':
    'wrapped-refresh-mutex in one-expired: The refresh calls the raw base query. / The wait at the top of the wrapper is taken out. / There is no refresh token in storage.',
  'promise-self':
    '“Promise flag, wrapped refresh” in one-expired with refresh 401: In silence: the promise waits for itself.',
  // 7. When the refresh fails
  'refused-logouts': 'mutex in refresh-refused: 1',
  'refused-waiters': 'mutex in refresh-refused: They repeat, without a token.',
  'which-log-out':
    'mutex in three-at-once with refresh 401 and mutex in three-at-once with refresh 500 and mutex in three-at-once with refresh 500-json and mutex in three-at-once with refresh offline and mutex in three-at-once with refresh hang: 401: the refresh token is refused. / 500 in plain text: FastAPI crashed. / 500 in JSON. / No answer: the network fails.',
  'leaving-react': 'by its source: It loads a new document, whose memory is empty.',
  'late-write-why':
    'mutex in logout-during-refresh: The wrapper looks, before it stores, whether its refresh token is still the one in storage. / The answer to the refresh takes no time on its way back.',
  // 8. The late 401
  'late-refreshes': 'mutex in late-401: 2',
  'late-old-news': 'mutex in late-401: request comments.1',
  'late-why':
    'mutex in late-401: The wrapper compares the token that was refused with the current one. / The answer to the refresh takes much longer. / The late 401 is only a little late.',
  'checked-token': 'mutex-token-check in late-401: Access token 2.',
  'checked-always':
    'mutex-token-check in three-at-once and mutex-token-check in three-at-once with comments-back 300 and mutex-token-check in three-at-once with users-back 300, comments-back 700: One each.',
  // 9. Rotation, reuse, grace, two tabs
  'policy-survivors':
    'no-mutex in reuse-revokes and promise-flag in reuse-revokes and mutex in reuse-revokes and mutex-token-check in reuse-revokes: Promise flag / Mutex / Token check',
  'tabs-refreshes': 'mutex in two-tabs: 2',
  'tabs-who-loses': 'mutex in two-tabs: One tab is filled, the other shows the login page.',
  'across-tabs': 'by its source: navigator.locks.request()',
  'tabs-why':
    'mutex in two-tabs: A used refresh token still works for a second. / The wrapper takes a Web Lock and reads the storage again inside it.',
  // 10. Checking it yourself
  'edit-storage': 'by its source: Nothing yet: requests carry the good token until the page is reloaded.',
  'tab-order':
    'mutex in three-at-once: GET /posts: 401 → POST /auth/refresh: 200 → GET /posts: 200 → GET /comments: 200',
  'tab-401s': 'mutex in three-at-once: 3',
  'test-that-tells':
    'no-mutex in one-expired: It mounts three components, with three cache keys. / A second component mounts during the refresh.',
};
