import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryApi, BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { API_BASE_URL } from '@/config';
import { useAuthStore } from '@/stores/authStore';

/** Longer than any refresh takes, and not as long as a user waits. */
const REFRESH_TIMEOUT_MS = 10_000;

interface Tokens {
  access_token: string;
  refresh_token: string;
}

let refreshing: Promise<boolean> | null = null;

const rawBaseQuery = fetchBaseQuery({
  baseUrl: API_BASE_URL,
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

/** Brings new tokens, or ends a session that is over. Gives whether there are new ones. */
async function refresh(api: BaseQueryApi, extraOptions: object): Promise<boolean> {
  const { setTokens, logout } = useAuthStore.getState();
  const refreshToken = localStorage.getItem('refresh_token');
  if (refreshToken) {
    const refreshed = await rawBaseQuery(
      {
        url: '/auth/refresh',
        method: 'POST',
        body: { refresh_token: refreshToken },
        timeout: REFRESH_TIMEOUT_MS,
      },
      api,
      extraOptions,
    );
    if (refreshed.data) {
      const { access_token, refresh_token } = refreshed.data as Tokens;
      setTokens(access_token, refresh_token);
      return true;
    }
    // No answer, or none that FastAPI meant: the session may well be good.
    if (refreshed.error?.status !== 401) return false;
  }
  await logout();
  return false;
}

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extraOptions,
) => {
  const sentWith = useAuthStore.getState().accessToken;
  const result = await rawBaseQuery(args, api, extraOptions);
  if (result.error?.status !== 401) return result;

  const current = useAuthStore.getState().accessToken;
  if (current === sentWith) {
    refreshing ??= refresh(api, extraOptions).finally(() => {
      refreshing = null;
    });
    if (!(await refreshing)) return result;
  } else if (!current) {
    // Somebody has logged out since: the session is over, and so is this call.
    return result;
  }
  return rawBaseQuery(args, api, extraOptions);
};
