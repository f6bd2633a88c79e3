// No mutex: one promise that everybody shares. Tokens in a Zustand store, which this app has in store/auth.
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryApi, BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { API_BASE_URL } from '../config';
import { useAuthStore } from '../store/auth';

const raw = fetchBaseQuery({
  baseUrl: API_BASE_URL,
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

let refreshing: Promise<boolean> | null = null;

async function refresh(api: BaseQueryApi): Promise<boolean> {
  const { setTokens, logout } = useAuthStore.getState();
  const refreshToken = localStorage.getItem('refresh_token');
  if (refreshToken) {
    const body = { refresh_token: refreshToken };
    const { data } = await raw({ url: '/auth/refresh', method: 'POST', body }, api, {});
    if (data) {
      const { access_token, refresh_token } = data as { access_token: string; refresh_token: string };
      setTokens(access_token, refresh_token);
      return true;
    }
  }
  await logout();
  return false;
}

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extra,
) => {
  const sentWith = useAuthStore.getState().accessToken;
  const result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;

  if (useAuthStore.getState().accessToken === sentWith) {
    refreshing ??= refresh(api).finally(() => {
      refreshing = null;
    });
    if (!(await refreshing)) return result;
  }
  return raw(args, api, extra);
};
