import type { Mutant } from '../quiz/index.ts';

/** Wrappers with a line or two changed, as learners write them, or as they could be better. */

export const LOCK_FOR_EACH_CALL: Mutant = {
  of: 'mutex',
  name: 'Mutex, one for each call',
  replace: [
    ['const mutex = new Mutex();\n\n', ''],
    [') => {\n  await mutex.waitForUnlock();', ') => {\n  const mutex = new Mutex();\n  await mutex.waitForUnlock();'],
  ],
};

export const FORGOTTEN_RELEASE: Mutant = {
  of: 'mutex',
  name: 'Mutex, never released',
  replace: [['        release();\n', '']],
};

export const EARLY_RELEASE: Mutant = {
  of: 'mutex',
  name: 'Mutex, released before the repeat',
  replace: [
    [
      'setTokens(access_token, refresh_token);\n          result',
      'setTokens(access_token, refresh_token);\n          release();\n          result',
    ],
  ],
};

export const MOVED_RELEASE: Mutant = {
  of: 'mutex',
  name: 'Mutex, the release moved before the repeat',
  replace: [...EARLY_RELEASE.replace, ['finally {\n        release();\n', 'finally {\n']],
};

export const WAITERS_LOOK: Mutant = {
  of: 'mutex',
  name: 'Mutex, waiters look first',
  replace: [
    [
      '    } else {\n      await mutex.waitForUnlock();\n',
      '    } else {\n      await mutex.waitForUnlock();\n      if (!useAuthStore.getState().accessToken) return result;\n',
    ],
  ],
};

export const ONLY_REFUSALS: Mutant = {
  of: 'mutex',
  name: 'Mutex, only refusals log out',
  replace: [
    [
      '        } else {\n          await logout();',
      '        } else if (refreshed.error?.status === 401) {\n          await logout();',
    ],
  ],
};

export const ONLY_REFUSALS_WAITERS_LOOK: Mutant = {
  of: 'mutex',
  name: 'Mutex, only refusals log out, waiters look first',
  replace: [...ONLY_REFUSALS.replace, ...WAITERS_LOOK.replace],
};

export const WITH_TIME_LIMIT: Mutant = {
  of: 'mutex',
  name: 'Mutex, the refresh has a time limit',
  replace: [
    [
      "{ url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken } },",
      "{ url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken }, timeout: 200 },",
    ],
  ],
};

export const LOOKS_BEFORE_STORING: Mutant = {
  of: 'mutex',
  name: 'Mutex, looks before it stores',
  replace: [
    [
      '        if (refreshed.data) {',
      "        // Logged out meanwhile: these tokens are nobody's.\n        if (localStorage.getItem('refresh_token') !== refreshToken) return result;\n        if (refreshed.data) {",
    ],
  ],
};

export const REPEATS_TOO_SOON: Mutant = {
  of: 'no-mutex',
  name: 'No mutex, repeats before it stores',
  replace: [
    [
      'setTokens(access_token, refresh_token);\n      result = await rawBaseQuery(args, api, extraOptions);',
      'result = await rawBaseQuery(args, api, extraOptions);\n      setTokens(access_token, refresh_token);',
    ],
  ],
};

export const TOKEN_READ_ONCE: Mutant = {
  of: 'no-mutex',
  name: 'No mutex, the token read once',
  replace: [
    ['const rawBaseQuery', 'const { accessToken } = useAuthStore.getState();\n\nconst rawBaseQuery'],
    ['    const { accessToken } = useAuthStore.getState();\n    if', '    if'],
  ],
};

export const WRAPPED_PROMISE: Mutant = {
  of: 'promise-flag',
  name: 'Promise flag, wrapped refresh',
  replace: [['Promise.resolve(\n        rawBaseQuery(', 'Promise.resolve(\n        baseQueryWithReauth(']],
};

export const WAITS_BEFORE_FLAG: Mutant = {
  of: 'promise-flag',
  name: 'Promise flag, an await before the flag',
  replace: [
    [
      '      isRefreshing = true;\n',
      '      await new Promise((go) => setTimeout(go, 20));\n      isRefreshing = true;\n',
    ],
  ],
};

export const ANY_ERROR_LOGS_OUT: Mutant = {
  of: 'promise-flag',
  name: 'Promise flag, as described',
  replace: [['if (refreshed.error?.status === 500) api', 'if (refreshed.error) api']],
};

export const WRAPPED_WITHOUT_GATE: Mutant = {
  of: 'wrapped-refresh-mutex',
  name: 'Wrapped + mutex, no wait at the top',
  replace: [['  await mutex.waitForUnlock();\n  let result', '  let result']],
};

export const LOGOUT_THROUGH_WRAPPER: Mutant = {
  of: 'mutex',
  name: 'Mutex, tells the API of the logout through the wrapper',
  replace: [
    [
      '        } else {\n          await logout();',
      "        } else {\n          await baseQueryWithReauth({ url: '/auth/logout', method: 'POST' }, api, extraOptions);\n          await logout();",
    ],
  ],
};

const REFRESH_AND_REPEAT = `const refreshed = await rawBaseQuery(
          { url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken } },
          api,
          extraOptions,
        );
        if (refreshed.data) {
          const { access_token, refresh_token } = refreshed.data as Tokens;
          setTokens(access_token, refresh_token);
          result = await rawBaseQuery(args, api, extraOptions);
        } else {
          await logout();
        }`;

const REFRESH_AND_REPEAT_ACROSS_TABS = `const refused = useAuthStore.getState().accessToken;
        const accessToken = await navigator.locks.request('refresh', async () => {
          // Another tab may have refreshed, or logged out, while this one waited.
          await useAuthStore.persist.rehydrate();
          const current = useAuthStore.getState().accessToken;
          if (current !== refused) return current;
          const answer = await rawBaseQuery(
            { url: '/auth/refresh', method: 'POST', body: { refresh_token: localStorage.getItem('refresh_token') } },
            api,
            extraOptions,
          );
          if (!answer.data) {
            await logout();
            return null;
          }
          const { access_token, refresh_token } = answer.data as Tokens;
          setTokens(access_token, refresh_token);
          return access_token;
        });
        if (accessToken) result = await rawBaseQuery(args, api, extraOptions);`;

export const ACROSS_TABS: Mutant = {
  of: 'mutex',
  name: 'Mutex, with a lock across tabs',
  replace: [[REFRESH_AND_REPEAT, REFRESH_AND_REPEAT_ACROSS_TABS]],
};
