// A mutex in the module, a default export, both tokens in localStorage under names of its own.
// @reauth-lab storage.access=jwt storage.refresh=jwt-refresh
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';
import { Mutex } from 'async-mutex';

const mutex = new Mutex();

const raw = fetchBaseQuery({
  baseUrl: import.meta.env.VITE_API_URL,
  prepareHeaders: (headers) => {
    const token = localStorage.getItem('jwt');
    if (token) headers.set('authorization', `Bearer ${token}`);
    return headers;
  },
});

const baseQuery: BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError> = async (args, api, extra) => {
  await mutex.waitForUnlock();
  let result = await raw(args, api, extra);
  if (result.error?.status !== 401) return result;

  if (mutex.isLocked()) {
    await mutex.waitForUnlock();
    return raw(args, api, extra);
  }
  await mutex.runExclusive(async () => {
    const body = { refresh_token: localStorage.getItem('jwt-refresh') };
    const { data } = await raw({ url: '/auth/refresh', method: 'POST', body }, api, extra);
    if (data) {
      const tokens = data as { access_token: string; refresh_token: string };
      localStorage.setItem('jwt', tokens.access_token);
      localStorage.setItem('jwt-refresh', tokens.refresh_token);
      result = await raw(args, api, extra);
    } else {
      localStorage.removeItem('jwt');
      localStorage.removeItem('jwt-refresh');
      window.location.href = '/login';
    }
  });
  return result;
};

export default baseQuery;
