import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryApi, BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { API_BASE_URL } from '@/config';
import { useAuthStore } from '@/stores/authStore';

interface Tokens {
  access_token: string;
  /** Not every answer brings one: the old one goes on working then. */
  refresh_token?: string;
}

/** `over`: there is no session any more. `failed`: nobody knows, so it stays as it is. */
type Outcome = 'refreshed' | 'over' | 'failed';

/** A server that never answers must not hold everybody up for ever. */
const REFRESH_LIMIT_MS = 10_000;

/** Statuses that refuse the refresh token (a 400 can mean other faults: `error` tells). No other one logs out. */
const REFUSALS: unknown[] = [400, 401, 403];

const rawBaseQuery = fetchBaseQuery({
  baseUrl: API_BASE_URL,
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

/** For the refresh alone: past the wrapper, or its 401 would ask for a refresh, and without the expired token. */
const refreshBaseQuery = fetchBaseQuery({ baseUrl: API_BASE_URL, timeout: REFRESH_LIMIT_MS });

const OTHER_SESSION = { error: { status: 'CUSTOM_ERROR', error: 'Somebody else has logged in.' } } as const;

/** The refresh under way. What it comes to is for everybody who waits for it. */
let refreshing: Promise<Outcome> | null = null;

/** Counts logouts: whoever logs in after one may be somebody else. */
let logouts = 0;
useAuthStore.subscribe(({ accessToken }, before) => {
  if (accessToken === null && before.accessToken !== null) logouts += 1;
});

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extraOptions,
) => {
  const begunAfter = logouts;
  // A request that starts now would go out with the expired token.
  await refreshing;

  const sentWith = useAuthStore.getState().accessToken;
  if (logouts !== begunAfter && sentWith !== null) return OTHER_SESSION;
  const result = await rawBaseQuery(args, api, extraOptions);
  if (statusOf(result.error) !== 401) return result;

  // Logged out since it began: there is nobody to refresh for, and whoever has logged in must not answer for them.
  if (logouts !== begunAfter) return result;
  // Another token by now: somebody has refreshed. This 401 is old news, and a repeat is enough.
  const isOldNews = useAuthStore.getState().accessToken !== sentWith;
  if (!isOldNews && (await refreshOnce(api, sentWith)) !== 'refreshed') return result;
  return logouts === begunAfter && !isReadOnce(args) ? rawBaseQuery(args, api, extraOptions) : result;
};

function refreshOnce(api: BaseQueryApi, expired: string | null): Promise<Outcome> {
  // Asked and set without an await in between, or two calls could both find nothing under way.
  refreshing ??= inOneTab(() => refresh(api, expired)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Tabs share the refresh token, so they take turns. An old browser, or a page without https, has no Web Locks. */
function inOneTab(work: () => Promise<Outcome>): Promise<Outcome> {
  return 'locks' in navigator ? navigator.locks.request('refresh', work) : work();
}

async function refresh(api: BaseQueryApi, expired: string | null): Promise<Outcome> {
  // Another tab may have refreshed, or logged out, while this one waited for its turn.
  await useAuthStore.persist.rehydrate();
  const { accessToken, setTokens, logout } = useAuthStore.getState();
  if (accessToken !== expired) return accessToken === null ? 'over' : 'refreshed';

  // Read here, in our turn: a token that was read earlier may have been used since.
  const refreshToken = localStorage.getItem('refresh_token');
  if (!refreshToken) {
    // Not awaited, here and below: a logout that calls the API would wait for us.
    void logout();
    return 'over';
  }

  const { data, error } = await refreshBaseQuery(
    { url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken } },
    // A signal of its own: the call that asks first may be aborted, and the others need the answer all the same.
    { ...api, signal: new AbortController().signal },
    {},
  );

  // Logged out in the meantime, or somebody else logged in: these tokens are not for this session.
  if (localStorage.getItem('refresh_token') !== refreshToken) return 'over';
  const { access_token, refresh_token = refreshToken } = (data ?? {}) as Partial<Tokens>;
  if (access_token) {
    setTokens(access_token, refresh_token);
    return 'refreshed';
  }
  if (!REFUSALS.includes(statusOf(error))) return 'failed';
  void logout();
  return 'over';
}

/** The HTTP status, also of an answer that is no JSON: RTK Query calls that a PARSING_ERROR. */
function statusOf(error: FetchBaseQueryError | undefined) {
  return error?.status === 'PARSING_ERROR' ? error.originalStatus : error?.status;
}

/** A stream went out with the first try: to send it again would throw. The next call finds the new token. */
function isReadOnce(args: string | FetchArgs) {
  return typeof args !== 'string' && args.body instanceof ReadableStream;
}
