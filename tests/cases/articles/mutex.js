// The file of the mutex article in its own names: config.apiBaseUrl, setAccessToken, logout, refresh_token in localStorage.
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import { Mutex } from 'async-mutex';
import { config } from '@/config';
import { useAuthStore } from '@/stores/authStore';

const mutex = new Mutex();

const rawBaseQuery = fetchBaseQuery({
  baseUrl: config.apiBaseUrl,
  prepareHeaders: (headers) => {
    const token = useAuthStore.getState().accessToken;
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return headers;
  },
});

export const baseQueryWithReauth = async (args, api, extraOptions) => {
  await mutex.waitForUnlock();

  let result = await rawBaseQuery(args, api, extraOptions);

  if (result.error?.status === 401) {
    if (!mutex.isLocked()) {
      const release = await mutex.acquire();
      try {
        const refreshToken = localStorage.getItem('refresh_token');
        if (!refreshToken) {
          useAuthStore.getState().logout();
          return result;
        }

        const refreshResult = await rawBaseQuery(
          {
            url: '/auth/refresh',
            method: 'POST',
            body: { refresh_token: refreshToken },
          },
          api,
          extraOptions,
        );

        if (refreshResult.data) {
          const { access_token, refresh_token } = refreshResult.data;
          useAuthStore.getState().setAccessToken(access_token);
          localStorage.setItem('refresh_token', refresh_token);
          result = await rawBaseQuery(args, api, extraOptions);
        } else {
          await useAuthStore.getState().logout();
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
