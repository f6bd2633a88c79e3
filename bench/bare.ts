import { configureStore } from '@reduxjs/toolkit';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query';
import { Mutex } from 'async-mutex';
import { getResponse } from 'msw';
import { createStore } from 'zustand/vanilla';
import { createJSONStorage, persist } from 'zustand/middleware';
import { createHandlers } from '../src/sim/backend/backendHandlers.ts';
import { createMemoryVault, NEW_BACKEND } from '../src/sim/backend/backendState.ts';
import { seedSession } from '../src/sim/backend/tokenService.ts';
import { createTokenSource } from '../src/sim/backend/tokenSource.ts';
import { scenarioOf } from '../src/sim/index.ts';
import { createStorage } from '../src/sim/world/worldStorage.ts';

/**
 * Three expired calls through the mutex wrapper as an app makes them: RTK Query, the auth store, and the same
 * handlers, with nothing between them. What a simulated run is measured against.
 *
 * @returns how many requests reached the handlers
 */
export async function runBare(): Promise<number> {
  const policy = scenarioOf('three-at-once').server;
  const newToken = createTokenSource(1);
  const [tokens, pair] = seedSession(
    NEW_BACKEND.tokens,
    { username: 'ann', access: 'expired' },
    policy,
    Date.now(),
    newToken,
  );
  let requests = 0;

  const handlers = createHandlers({
    vault: createMemoryVault({ ...NEW_BACKEND, tokens }),
    policy: () => policy,
    nowMs: Date.now,
    newToken,
    hang: () => new Promise(() => {}),
  });

  const storage = createStorage(new Map([['refresh_token', pair.refresh.token]]));
  const auth = createStore<{ accessToken: string | null }>()(
    persist(() => ({ accessToken: pair.access.token as string | null }), {
      name: 'auth-store',
      storage: createJSONStorage(() => storage),
    }),
  );
  const raw = fetchBaseQuery({
    baseUrl: 'http://localhost:5173/api',
    prepareHeaders: (headers) => headers.set('Authorization', `Bearer ${auth.getState().accessToken}`),
    async fetchFn(request) {
      requests += 1;
      const response = await getResponse(handlers, request as Request);
      if (!response) throw new TypeError('Failed to fetch');
      return response;
    },
  });
  const mutex = new Mutex();
  const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
    args,
    api,
    extra,
  ) => {
    await mutex.waitForUnlock();
    let result = await raw(args, api, extra);
    if (result.error?.status !== 401) return result;
    if (mutex.isLocked()) {
      await mutex.waitForUnlock();
      return raw(args, api, extra);
    }
    const release = await mutex.acquire();
    try {
      const body = { refresh_token: storage.getItem('refresh_token') };
      const refreshed = await raw({ url: '/auth/refresh', method: 'POST', body }, api, extra);
      const fresh = refreshed.data as { access_token: string; refresh_token: string };
      storage.setItem('refresh_token', fresh.refresh_token);
      auth.setState({ accessToken: fresh.access_token });
      result = await raw(args, api, extra);
    } finally {
      release();
    }
    return result;
  };

  const api = createApi({
    reducerPath: 'blogApi',
    baseQuery: baseQueryWithReauth,
    tagTypes: ['Post', 'User', 'Comment'],
    endpoints: (build) => ({
      getPosts: build.query<unknown, void>({ query: () => '/posts', providesTags: ['Post'] }),
      getMe: build.query<unknown, void>({ query: () => '/users/me', providesTags: ['User'] }),
      getComments: build.query<unknown, void>({ query: () => '/comments', providesTags: ['Comment'] }),
    }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) =>
      defaults({ immutableCheck: false, serializableCheck: false, actionCreatorCheck: false }).concat(api.middleware),
    enhancers: (defaults) => defaults({ autoBatch: { type: 'tick' } }),
    devTools: false,
  });
  const { getPosts, getMe, getComments } = api.endpoints;
  const calls = [getPosts, getMe, getComments].map(({ initiate }) => store.dispatch(initiate()));
  await Promise.all(calls);
  for (const call of calls) call.unsubscribe();
  store.dispatch(api.util.resetApiState());
  return requests;
}
