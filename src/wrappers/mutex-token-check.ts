import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { Mutex } from 'async-mutex';
import { API_BASE_URL } from '@/config';
import { useAuthStore } from '@/stores/authStore';

interface Tokens {
  access_token: string;
  refresh_token: string;
}

const mutex = new Mutex();

const rawBaseQuery = fetchBaseQuery({
  baseUrl: API_BASE_URL,
  prepareHeaders: (headers) => {
    const { accessToken } = useAuthStore.getState();
    if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);
    return headers;
  },
});

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extraOptions,
) => {
  await mutex.waitForUnlock();
  const sentWith = useAuthStore.getState().accessToken;
  let result = await rawBaseQuery(args, api, extraOptions);

  if (result.error?.status === 401) {
    // Another token by now, so this 401 is old news and a repeat is enough. (After a logout there is none.)
    if (useAuthStore.getState().accessToken !== sentWith) {
      return rawBaseQuery(args, api, extraOptions);
    }
    if (!mutex.isLocked()) {
      const release = await mutex.acquire();
      try {
        const { setTokens, logout } = useAuthStore.getState();
        const refreshToken = localStorage.getItem('refresh_token');
        if (!refreshToken) {
          await logout();
          return result;
        }
        const refreshed = await rawBaseQuery(
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
        }
      } finally {
        release();
      }
    } else {
      await mutex.waitForUnlock();
      result = await rawBaseQuery(args, api, extraOptions);
    }
  }

  return result;
};
