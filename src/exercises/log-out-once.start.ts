import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryApi, BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { API_BASE_URL } from '@/config';
import { useAuthStore } from '@/stores/authStore';

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

/** Brings new tokens. Gives whether it could. */
async function refresh(api: BaseQueryApi, extraOptions: object): Promise<boolean> {
  const refreshToken = localStorage.getItem('refresh_token');
  if (!refreshToken) return false;
  const refreshed = await rawBaseQuery(
    { url: '/auth/refresh', method: 'POST', body: { refresh_token: refreshToken } },
    api,
    extraOptions,
  );
  if (!refreshed.data) return false;
  const { access_token, refresh_token } = refreshed.data as Tokens;
  useAuthStore.getState().setTokens(access_token, refresh_token);
  return true;
}

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extraOptions,
) => {
  const sentWith = useAuthStore.getState().accessToken;
  let result = await rawBaseQuery(args, api, extraOptions);

  if (result.error?.status === 401) {
    if (useAuthStore.getState().accessToken === sentWith) {
      refreshing ??= refresh(api, extraOptions).finally(() => {
        refreshing = null;
      });
      const isRefreshed = await refreshing;
      if (!isRefreshed) await useAuthStore.getState().logout();
    }
    result = await rawBaseQuery(args, api, extraOptions);
  }

  return result;
};
