import { configureStore } from '@reduxjs/toolkit';
import type { Middleware, Reducer } from '@reduxjs/toolkit';
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { getResponse } from 'msw';
import { createHandlers } from '../src/sim/backend/backendHandlers.ts';
import { createMemoryVault, NEW_BACKEND } from '../src/sim/backend/backendState.ts';
import { seedSession } from '../src/sim/backend/tokenService.ts';
import { createTokenSource } from '../src/sim/backend/tokenSource.ts';
import { scenarioOf } from '../src/sim/index.ts';
import type { Source } from '../src/sim/index.ts';
import { compile } from '../src/sim/source/program.ts';
import { WORLD_NAMES } from '../src/sim/source/worldNames.ts';
import type { WorldGlobals } from '../src/sim/source/worldNames.ts';
import { createModules } from '../src/sim/world/modules.ts';
import { createStorage } from '../src/sim/world/worldStorage.ts';

/** Brings a request to the server and its answer back, in its own time. */
export type Transport = (serve: () => Promise<Response>) => Promise<Response>;

interface RunningCall extends Promise<unknown> {
  unsubscribe(): void;
}

interface Api {
  readonly reducerPath: string;
  readonly reducer: Reducer;
  readonly middleware: Middleware;
  readonly util: { resetApiState(): { readonly type: string } };
  readonly endpoints: Record<'getPosts' | 'getMe' | 'getComments', { initiate(): unknown }>;
}

/**
 * Three expired calls of an app with this wrapper: its own text, RTK Query and the lab's backend, without the
 * simulator, over a network of the caller's.
 *
 * @returns when all calls have settled: how many refreshes the server got
 */
export async function openApp(source: Source): Promise<(transport: Transport) => Promise<number>> {
  const program = await compile(source);
  const policy = scenarioOf('three-at-once').server;

  return async (transport) => {
    const newToken = createTokenSource(1);
    const user = { username: 'ann', access: 'expired' } as const;
    const [tokens, pair] = seedSession(NEW_BACKEND.tokens, user, policy, Date.now(), newToken);
    let refreshes = 0;
    const handlers = createHandlers({
      vault: createMemoryVault({ ...NEW_BACKEND, tokens }),
      policy: () => policy,
      nowMs: Date.now,
      newToken,
      hang: () => new Promise(() => {}),
    });

    const localStorage = createStorage(
      new Map([
        ['refresh_token', pair.refresh.token],
        ['auth-store', JSON.stringify({ state: { accessToken: pair.access.token }, version: 0 })],
      ]),
    );
    const fetchFn = async (input: RequestInfo | URL): Promise<Response> => {
      const request = input instanceof Request ? input : new Request(input);
      if (request.url.endsWith('/auth/refresh')) refreshes += 1;
      return transport(async () => {
        const response = await getResponse(handlers, request);
        if (!response) throw new TypeError('Failed to fetch');
        return response;
      });
    };
    const modules = createModules({
      program,
      globals: globalsWith({
        localStorage,
        window: new EventTarget(),
        importMeta: { env: { VITE_API_BASE_URL: 'http://localhost:5173/api' } },
      }),
      localStorage,
      fetchBaseQuery: (options) => fetchBaseQuery({ ...options, fetchFn }),
      observeLock: () => ({ acquired: () => {}, released: () => {} }),
      document: { cookie: '' },
      onEvaluated: () => {},
    });
    const { createBlogApi } = modules.app('@/api') as { createBlogApi(baseQuery: unknown): Api };
    const api = createBlogApi(modules.wrapper()['baseQueryWithReauth']);
    const store = configureStore({
      reducer: { [api.reducerPath]: api.reducer },
      middleware: (defaults) =>
        defaults({ immutableCheck: false, serializableCheck: false, actionCreatorCheck: false }).concat(api.middleware),
      enhancers: (defaults) => defaults({ autoBatch: { type: 'tick' } }),
      devTools: false,
    });
    const { getPosts, getMe, getComments } = api.endpoints;
    const dispatch = store.dispatch as (thunk: unknown) => RunningCall;
    const calls = [getPosts, getMe, getComments].map(({ initiate }) => dispatch(initiate()));
    await Promise.all(calls);
    for (const call of calls) call.unsubscribe();
    store.dispatch(api.util.resetApiState());
    return refreshes;
  };
}

/** The thread's own globals, some of them replaced. */
function globalsWith(own: Readonly<Record<string, unknown>>): WorldGlobals {
  return WORLD_NAMES.map((name) => own[name] ?? (Reflect.get(globalThis, name) as unknown));
}
