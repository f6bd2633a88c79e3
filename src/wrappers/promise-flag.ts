import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { loggedOut } from '@/slices/authSlice';

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

let isRefreshing = false;
let refreshPromise: Promise<string | null> | null = null;

const rawBaseQuery = fetchBaseQuery({
  baseUrl: import.meta.env.VITE_API_BASE_URL,
  prepareHeaders: async (headers) => {
    const accessToken = localStorage.getItem('accessToken');
    if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);
    headers.set('Accept', 'application/json');
    headers.set('Cache-Control', 'no-cache');
    headers.set('Pragma', 'no-cache');
    headers.set('Expires', '0');
    return headers;
  },
});

export const baseQueryWithReauth: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (
  args,
  api,
  extraOptions,
) => {
  let result = await rawBaseQuery(args, api, extraOptions);

  if (result.error?.status === 401) {
    if (!isRefreshing) {
      isRefreshing = true;
      refreshPromise = Promise.resolve(
        rawBaseQuery(
          {
            url: '/v1/common/authenticate/RefreshToken',
            method: 'POST',
            body: { token: localStorage.getItem('refreshToken') },
          },
          api,
          extraOptions,
        ),
      )
        .then((refreshed) => {
          if (refreshed.data) {
            const { accessToken, refreshToken } = refreshed.data as Tokens;
            localStorage.setItem('accessToken', accessToken);
            localStorage.setItem('refreshToken', refreshToken);
            isRefreshing = false;
            return accessToken;
          }
          isRefreshing = false;
          if (refreshed.error?.status === 500) api.dispatch(loggedOut());
          return null;
        })
        .catch((error: unknown) => {
          console.error('Refreshing the token failed:', error);
          isRefreshing = false;
          return null;
        });
    }
    await refreshPromise;
    result = await rawBaseQuery(args, api, extraOptions);
  }

  return result;
};
